package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import java.util.HashMap;
import java.util.Map;

/** Finds the states that pass on their task token. */
public final class TaskTokens {
  private TaskTokens() {}

  /** Returns a use of the token for each state that has one; the whole context object counts. */
  public static Map<MachineState, ContextObject.Use> of(Machine machine) {
    Map<MachineState, ContextObject.Use> uses = new HashMap<>();
    for (ContextObject.Use use : ContextObject.of(machine)) {
      boolean isWhole = use.names().isEmpty() || use.names().equals(java.util.List.of("Task"));
      if (isWhole || use.startsWith("Task", "Token")) {
        uses.merge(use.state(), use, (first, other) -> first.names().isEmpty() ? other : first);
      }
    }
    return uses;
  }
}
