package dev.cumulusc.asl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which variables a state finds assigned: what each way to it assigns, in its own scope and in
 * those around it. Variables of an inner scope end with it; the children of a distributed Map see
 * none of an outer one.
 */
public final class VariableFlow {
  private static final Known NONE = new Known(Set.of(), Set.of());

  private final Map<MachineState, Known> known = new HashMap<>();

  /**
   * The variables that a state finds.
   *
   * @param possible those that at least one way to the state assigns
   * @param certain those that all ways to the state assign
   */
  public record Known(Set<String> possible, Set<String> certain) {
    public Known {
      possible = Set.copyOf(possible);
      certain = Set.copyOf(certain);
    }

    private Known and(Set<String> names) {
      Set<String> morePossible = new HashSet<>(possible);
      morePossible.addAll(names);
      Set<String> moreCertain = new HashSet<>(certain);
      moreCertain.addAll(names);
      return new Known(morePossible, moreCertain);
    }

    private Known or(Known other) {
      Set<String> either = new HashSet<>(possible);
      either.addAll(other.possible);
      Set<String> both = new HashSet<>(certain);
      both.retainAll(other.certain);
      return new Known(either, both);
    }
  }

  private VariableFlow() {}

  /** Follows the variables through a machine. */
  public static VariableFlow of(Machine machine) {
    VariableFlow flow = new VariableFlow();
    flow.follow(machine.root(), NONE);
    return flow;
  }

  /** Returns what a state finds; nothing is known of states that can't be reached. */
  public Optional<Known> at(MachineState state) {
    return Optional.ofNullable(known.get(state));
  }

  private void follow(Scope scope, Known before) {
    MachineState start = scope.startAt().flatMap(name -> scope.state(name.text())).orElse(null);
    if (start == null || scope.graph().hasUnknownTargets()) {
      return;
    }
    known.put(start, before);
    Deque<MachineState> left = new ArrayDeque<>();
    left.push(start);
    while (!left.isEmpty()) {
      MachineState state = left.pop();
      Known here = known.getOrDefault(state, before);
      for (Transition way : state.transitions()) {
        scope
            .state(way.target().text())
            .filter(target -> merge(target, here.and(way.assigned())))
            .ifPresent(left::push);
      }
    }
    for (MachineState state : scope.states()) {
      Optional<Known> here = state.isDistributedMap() ? Optional.of(NONE) : at(state);
      here.ifPresent(outer -> state.inner().forEach(inner -> follow(inner, outer)));
    }
  }

  /** Adds what one way brings to a state, and returns whether that changes anything. */
  private boolean merge(MachineState target, Known arriving) {
    Known old = known.get(target);
    Known merged = old == null ? arriving : old.or(arriving);
    known.put(target, merged);
    return !merged.equals(old);
  }
}
