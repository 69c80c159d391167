package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.tree.ScalarNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A machine, a branch, or what a Map does with each item. */
public record ScopeDefinition(String startAt, Map<String, StateDefinition> states) {

  /** Takes a scope of a definition that is known to be valid. */
  public static ScopeDefinition of(Scope scope) {
    Map<String, StateDefinition> states = new LinkedHashMap<>();
    for (MachineState state : scope.states()) {
      state.type().ifPresent(type -> states.put(state.name(), StateDefinition.of(state, type)));
    }
    return new ScopeDefinition(scope.startAt().map(ScalarNode::text).orElse(""), states);
  }

  /** Returns whether there is a state of a name, here or in a scope inside. */
  boolean hasState(String name) {
    return states.containsKey(name)
        || states.values().stream()
            .flatMap(state -> state.inner().stream())
            .anyMatch(scope -> scope.hasState(name));
  }

  Optional<StateDefinition> state(String name) {
    return Optional.ofNullable(states.get(name));
  }
}
