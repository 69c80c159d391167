package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.ContextObject;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds fields that the context object does not have. */
public final class UnknownContextField implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3236",
              "unknown-context-field",
              "The context object has no such field.")
          .because("The state fails when it runs.")
          .fixedBy(
              "Use one of the fields of the context object: `Execution`, `State`,"
                  + " `StateMachine`, `Task`, `Map`. They are case-sensitive.")
          .accordingTo(Authority.aws("step-functions/latest/dg/input-output-contextobject.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (ContextObject.Use use : ContextObject.of(machine)) {
      if (!use.names().isEmpty() && !isKnown(use.names())) {
        String path = String.join(".", use.names());
        out.report(
            Diagnostic.of(INFO, use.origin(), "The context object has no field `" + path + "`.")
                .withHelp("It has " + String.join(", ", FIELDS) + ".")
                .suggesting(path, FIELDS));
      }
    }
  }

  private static final List<String> FIELDS =
      List.of(
          "Execution.Id",
          "Execution.Input",
          "Execution.Name",
          "Execution.RedriveCount",
          "Execution.RedriveTime",
          "Execution.RoleArn",
          "Execution.StartTime",
          "Map.Item.Index",
          "Map.Item.Key",
          "Map.Item.Source",
          "Map.Item.Value",
          "State.EnteredTime",
          "State.Name",
          "State.RetryCount",
          "StateMachine.Id",
          "StateMachine.Name",
          "Task.Token");

  /** Below a field that holds data, everything is possible. */
  private static boolean isKnown(List<String> names) {
    String path = String.join(".", names) + ".";
    return FIELDS.stream()
        .map(field -> field + ".")
        .anyMatch(
            field ->
                field.startsWith(path)
                    || (path.startsWith(field)
                        && (field.equals("Execution.Input.") || field.equals("Map.Item.Value."))));
  }
}
