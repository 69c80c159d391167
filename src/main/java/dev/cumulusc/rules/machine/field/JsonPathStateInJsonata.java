package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds JSONPath states in a JSONata machine. */
public final class JsonPathStateInJsonata implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.FORM,
              "C3013",
              "jsonpath-in-jsonata",
              "A state uses JSONPath in a state machine that uses JSONata.")
          .because(
              "AWS refuses to create the state machine: single states can go from"
                  + " JSONPath to JSONata, but not back.")
          .fixedBy(
              "Rewrite the state in JSONata, or delete `QueryLanguage` at the top and"
                  + " set `QueryLanguage: JSONata` at each state that uses it.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    if (machine.root().language() != QueryLanguage.JSONATA) {
      return;
    }
    for (MachineState state : machine.states()) {
      state
          .body()
          .scalar("QueryLanguage")
          .filter(language -> language.text().equals(QueryLanguage.JSONPATH.label()))
          .ifPresent(
              language ->
                  out.report(
                      INFO,
                      language.origin(),
                      "State `"
                          + state.name()
                          + "` is set to `JSONPath`, but the whole state machine is set to"
                          + " `JSONata`.",
                      "Set `JSONata` for single states rather than for the state machine."));
    }
  }
}
