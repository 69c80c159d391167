package dev.cumulusc.report.deploy;

import dev.cumulusc.app.Outputs;
import dev.cumulusc.deploy.after.StepResult;
import dev.cumulusc.deploy.inflight.FunctionRef;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.report.Theme;
import dev.cumulusc.source.Printable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a deployment says beside its plan and its progress. */
public final class DeployText {
  private final Theme theme;

  public DeployText(Theme theme) {
    this.theme = theme;
  }

  /** Returns a sentence as an error. */
  public String error(String sentence) {
    return theme.alarming("error") + ": " + sentence;
  }

  /** Returns a sentence as a warning. */
  public String warning(String sentence) {
    return theme.notable("warning") + ": " + sentence;
  }

  /** Returns the outputs of a stack. */
  public String outputs(Stack stack) {
    Map<String, String> outputs = Outputs.of(stack);
    int width = outputs.keySet().stream().mapToInt(String::length).max().orElse(0);
    return outputs.entrySet().stream()
        .map(
            output ->
                "  "
                    + output.getKey()
                    + " ".repeat(width - output.getKey().length())
                    + "  "
                    + Printable.of(output.getValue())
                    + "\n")
        .collect(Collectors.joining());
  }

  /**
   * Describes what is running in state machines that are going to be changed.
   *
   * @param awaited whether the deployment waits until it has ended
   */
  public String running(List<MachineUse> machines, boolean awaited) {
    StringBuilder lines = new StringBuilder();
    for (MachineUse machine : machines) {
      lines
          .append(theme.notable("in flight"))
          .append(": `")
          .append(machine.logicalId())
          .append("` has ")
          .append(machine.count())
          .append(
              machine.running() == 1
                  ? " running execution, which goes on with the definition that it began with"
                  : " running executions, which go on with the definitions that they began with")
          .append(
              machine.holds().isEmpty()
                  ? ""
                  : machine.holds().stream()
                      .map(FunctionRef::toString)
                      .collect(
                          Collectors.joining(
                              "`, `",
                              machine.running() == 1 ? " and calls `" : " and call `",
                              "`")))
          .append(
              awaited
                  ? machine.running() == 1 ? "; it is waited for" : "; they are waited for"
                  : "")
          .append(".\n");
    }
    return lines.toString();
  }

  /** Describes how a step beside the stacks ended. */
  public String step(StepResult result) {
    String name = result.step().name();
    return switch (result.outcome()) {
      case DONE -> theme.good("done") + "  " + name + ": " + result.message() + "\n";
      case UNCHANGED -> theme.faint("same  " + name + ": " + result.message()) + "\n";
      case FAILED ->
          error("The step `" + name + "` failed: " + result.message())
              + (result.step().isBefore()
                  ? "\n  help: Fix it and deploy again; no stack was changed.\n"
                  : "\n  help: Fix it, then `--post-deploy-only` does the steps alone; the stack is"
                      + " left as it is.\n");
    };
  }
}
