package dev.cumulusc.report.deploy;

import dev.cumulusc.app.StackReport;
import dev.cumulusc.deploy.inflight.FunctionRef;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.service.PendingChangeSet;
import dev.cumulusc.deploy.service.ResourceDrift;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.report.Theme;
import dev.cumulusc.source.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** How stacks are, for people: what is wrong stands out, what is usual takes little room. */
public final class StatusText {
  /** Why nothing is known of the executions of an Express state machine. */
  static final String EXPRESS = "The executions of an Express state machine are not listed.";

  private final Theme theme;
  private final Instant now;

  public StatusText(Theme theme, Instant now) {
    this.theme = theme;
    this.now = now;
  }

  /** Returns the text of reports, one below the other. */
  public String print(List<StackReport> reports) {
    return reports.stream().map(this::print).collect(Collectors.joining("\n"));
  }

  private String print(StackReport report) {
    StringBuilder text = new StringBuilder();
    if (report.stack().isEmpty()) {
      return text.append(theme.strong(report.name())).append("  is not there\n").toString();
    }
    Stack stack = report.stack().get();
    String status = stack.status().toString();
    text.append(theme.strong(stack.name()))
        .append("  ")
        .append(stack.status().isSuccess() ? theme.good(status) : theme.strong(status))
        .append(theme.faint(", " + ago(stack.touched())))
        .append(stack.settings().terminationProtection() ? ", protected against deletion" : "")
        .append('\n');
    stack.state().reason().ifPresent(reason -> line(text, "because " + reason));
    report.failed().forEach(resource -> line(text, failed(resource)));
    drift(stack, report.drifts(), text);
    report.machines().forEach(machine -> line(text, machine(machine)));
    new KeptText(theme).status(report.kept()).forEach(kept -> line(text, kept));
    report.changeSets().forEach(changeSet -> line(text, changeSet(changeSet)));
    if (!report.outputs().isEmpty()) {
      line(text, "outputs");
      report
          .outputs()
          .forEach((name, value) -> line(text, "  " + name + " = " + Printable.of(value)));
    }
    report.unknown().forEach(reason -> line(text, "not known: " + reason));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append("  ").append(line).append('\n');
  }

  private String failed(StackResource resource) {
    return theme.strong(resource.status().toString())
        + " "
        + resource.logicalId()
        + resource.reason().map(reason -> ": " + reason).orElse("");
  }

  private void drift(Stack stack, List<ResourceDrift> drifts, StringBuilder text) {
    String status = stack.state().drift().orElse("NOT_CHECKED");
    switch (status) {
      case "NOT_CHECKED" -> line(text, theme.faint("drift was never looked for (--detect-drift)"));
      case "IN_SYNC" -> line(text, "no drift when it was last looked for");
      default -> line(text, theme.strong("drift") + " (" + status + ")");
    }
    for (ResourceDrift drift : drifts) {
      line(text, "  " + drift.logicalId() + " is " + drift.status());
      for (ResourceDrift.Difference difference : drift.differences()) {
        line(
            text,
            Printable.of(
                "    "
                    + difference.path()
                    + ": expected "
                    + difference.expected()
                    + ", found "
                    + difference.actual()));
      }
    }
  }

  private String machine(MachineUse machine) {
    String running =
        machine.logicalId()
            + ": "
            + (machine.isRunning()
                ? theme.strong(machine.count() + " running")
                : machine.express()
                    ? "an Express state machine, whose executions are not listed"
                    : "none running");
    String holds =
        machine.holds().stream()
            .map(FunctionRef::toString)
            .sorted()
            .collect(Collectors.joining(", "));
    return running
        + (holds.isEmpty() ? "" : ", calling " + holds)
        + machine.problem().map(problem -> " (not all is known: " + problem + ")").orElse("");
  }

  private String changeSet(PendingChangeSet changeSet) {
    return theme.strong("change set left behind")
        + ": "
        + changeSet.name()
        + " "
        + changeSet.status()
        + changeSet.made().map(made -> ", " + ago(made)).orElse("");
  }

  private String ago(Instant time) {
    Duration since = Duration.between(time, now);
    String stamp = time.truncatedTo(ChronoUnit.SECONDS).toString();
    if (since.toMinutes() < 1) {
      return stamp + " (just now)";
    }
    if (since.toHours() < 1) {
      return stamp + " (" + Words.count(since.toMinutes(), "minute") + " ago)";
    }
    return since.toDays() < 2
        ? stamp + " (" + Words.count(since.toHours(), "hour") + " ago)"
        : stamp + " (" + Words.count(since.toDays(), "day") + " ago)";
  }
}
