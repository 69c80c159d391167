package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.report.Theme;

/** Plans for people: what becomes of each stack, and what is done beside it. */
public final class PlanText {
  private static final String INDENT = "  ";

  private final Theme theme;
  private final StackDeltaText deltas;
  private final StringBuilder out = new StringBuilder();

  public PlanText(Theme theme) {
    this.theme = theme;
    this.deltas = new StackDeltaText(theme);
  }

  /** Returns a plan as text. */
  public String print(Plan plan) {
    out.setLength(0);
    plan.stacks().forEach(this::stack);
    if (!plan.isEmpty()) {
      summary(plan);
    }
    plan.steps().forEach(step -> out.append(theme.faint("Also: ")).append(step).append('\n'));
    return out.toString();
  }

  private void stack(StackPlan stack) {
    String what =
        switch (stack.operation()) {
          case CREATE -> "is created";
          case UPDATE -> "is updated";
          case UNCHANGED -> "stays as it is";
        };
    out.append(theme.strong("Stack " + stack.stackName())).append(' ').append(what);
    stack
        .basis()
        .state()
        .filter(from -> stack.operation() == StackPlan.Operation.UPDATE)
        .ifPresent(from -> out.append(theme.faint(" (it is " + from.status() + ")")));
    out.append('\n');
    out.append(deltas.print(stack.changes()));
    new KeptText(theme)
        .lines(stack.kept())
        .forEach(line -> out.append(INDENT).append(line).append('\n'));
  }

  private void summary(Plan plan) {
    out.append(deltas.summary(plan.stacks().stream().map(StackPlan::changes).toList()));
    long uploads = plan.stacks().stream().mapToLong(stack -> stack.uploads().size()).sum();
    if (uploads > 0) {
      out.append(
              theme.faint(
                  "Refers to "
                      + Words.count(uploads, "object")
                      + " in S3; what is missing is uploaded."))
          .append('\n');
    }
  }
}
