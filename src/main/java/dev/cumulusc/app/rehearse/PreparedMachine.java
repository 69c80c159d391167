package dev.cumulusc.app.rehearse;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.NodeJson;
import dev.cumulusc.rehearse.machine.ScopeDefinition;
import java.util.List;

/**
 * A state machine that can be run.
 *
 * @param name the state machine's name
 * @param source what it was read from
 * @param faults what AWS would refuse in it, a line for each finding
 */
record PreparedMachine(
    String name,
    Machine source,
    ScopeDefinition scope,
    JsonObject definition,
    List<String> faults) {

  PreparedMachine {
    faults = List.copyOf(faults);
  }

  static PreparedMachine of(String name, Machine source, List<String> faults) {
    return new PreparedMachine(
        name, source, ScopeDefinition.of(source.root()), NodeJson.of(source.definition()), faults);
  }
}
