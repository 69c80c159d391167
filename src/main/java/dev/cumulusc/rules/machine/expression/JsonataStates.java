package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.jsonata.Usage;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;

/** Finds parts of $states that are not there. */
public final class JsonataStates implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3307",
              "jsonata-states",
              "A JSONata expression reads something from `$states` that does not exist there.")
          .because(
              "AWS refuses to create a state machine that reads `$states.result` or"
                  + " `$states.errorOutput` where they do not exist; anything else makes the state"
                  + " fail when it runs; for that, the finding is a warning. `$states` has `input`"
                  + " and `context`; in `Assign` and `Output` of a Task, Map or Parallel state also"
                  + " `result`, and in those of a catcher `errorOutput`.")
          .fixedBy(
              "Use `$states.input` or `$states.context`; `$states.result` only in"
                  + " `Assign` and `Output` of a Task, Map or Parallel state,"
                  + " `$states.errorOutput` only in those of a catcher.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (JsonataSite site : machine.expressions().jsonata()) {
      site.usage().map(Usage::variables).orElse(List.of()).stream()
          .filter(variable -> variable.name().equals("states"))
          .filter(variable -> !variable.members().isEmpty())
          .filter(variable -> !available(site).contains(variable.members().get(0)))
          .forEach(
              variable ->
                  out.report(
                      Diagnostic.of(
                              INFO,
                              site.at(variable.offset(), "$states.".length()),
                              "`$states` has no `"
                                  + variable.members().get(0)
                                  + "` here, only "
                                  + Words.all(available(site))
                                  + ".")
                          .withHelp(advice(variable.members().get(0)))
                          .suggesting(variable.members().get(0), available(site))
                          .withSeverity(
                              REFUSED.contains(variable.members().get(0))
                                  ? Severity.ERROR
                                  : Severity.WARNING)));
    }
  }

  /** What exists in some places, and makes AWS refuse the state machine in others. */
  private static final Set<String> REFUSED = Set.of("errorOutput", "result");

  private static final Set<String> OUTCOMES = Set.of("Assign", "Output");

  private static String advice(String member) {
    return switch (member) {
      case "result" ->
          "Read `$states.input`; a result is there in `Assign` and `Output` of a Task, Map or"
              + " Parallel state.";
      case "errorOutput" ->
          "Read `$states.input`; an error is there in `Assign` and `Output` of a catcher.";
      default -> "Read `$states.input` for what the state gets.";
    };
  }

  private static List<String> available(JsonataSite site) {
    if (OUTCOMES.contains(site.field())) {
      if (site.part().shape() == Shapes.CATCHER) {
        return List.of("context", "errorOutput", "input");
      }
      if (site.state().type().filter(StateType::canFail).isPresent()) {
        return List.of("context", "input", "result");
      }
    }
    return List.of("context", "input");
  }
}
