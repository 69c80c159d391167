package dev.cumulusc.asl;

import dev.cumulusc.asl.text.Placeholders;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** What leads where within a scope. Transitions to states that don't exist are left out. */
public final class StateGraph {
  private final List<MachineState> states;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int[][] successors;
  private final boolean hasUnknownTargets;
  private final BitSet reached;
  private final List<List<Integer>> components;
  private final int[] componentOf;

  StateGraph(Scope scope) {
    this.states = scope.states();
    for (MachineState state : states) {
      numbers.put(state.name(), numbers.size());
    }
    this.successors = new int[states.size()][];
    boolean unknown = scope.startAt().filter(Placeholders::isUnknown).isPresent();
    for (int i = 0; i < successors.length; i++) {
      List<Transition> transitions = states.get(i).transitions();
      unknown |= transitions.stream().anyMatch(Transition::isUnknown);
      successors[i] =
          transitions.stream()
              .filter(way -> numbers.containsKey(way.target().text()))
              .mapToInt(way -> numbers.get(way.target().text()))
              .distinct()
              .toArray();
    }
    this.hasUnknownTargets = unknown;
    int start = scope.startAt().map(name -> numbers.getOrDefault(name.text(), -1)).orElse(-1);
    this.reached = start < 0 ? new BitSet() : reach(List.of(start));
    StrongComponents strong = new StrongComponents(successors);
    this.components = strong.components();
    this.componentOf = strong.componentOf();
  }

  /** Returns whether some transition's target is only known when the machine is deployed. */
  public boolean hasUnknownTargets() {
    return hasUnknownTargets;
  }

  /**
   * Returns whether the way out of a state that is reached is lost: it leads to a state that does
   * not exist, or can't be read. It may be meant to lead to any state.
   */
  public boolean hasLostWays() {
    return states.stream()
        .filter(this::isReachable)
        .anyMatch(state -> leadsNowhere(state) || LostWays.of(state));
  }

  /** Returns whether a state can be reached from {@code StartAt}. */
  public boolean isReachable(MachineState state) {
    return reached.get(number(state));
  }

  /** Returns the states that a state leads to, without repetitions. */
  public List<MachineState> successors(MachineState state) {
    return pick(successors[number(state)]);
  }

  /**
   * Returns the states that nothing leads to, grouped: each group leads to itself only in a cycle,
   * and all other unreachable states follow after one of the groups.
   */
  public List<List<MachineState>> unreachableHeads() {
    BitSet followed = new BitSet();
    for (int i = 0; i < successors.length; i++) {
      if (!reached.get(i)) {
        for (int next : successors[i]) {
          if (componentOf[next] != componentOf[i]) {
            followed.set(componentOf[next]);
          }
        }
      }
    }
    return select(
        component -> !reached.get(components.get(component).get(0)) && !followed.get(component));
  }

  /** Returns the groups of states that lead to each other in a cycle, reachable or not. */
  public List<List<MachineState>> cycles() {
    return select(this::isCycle);
  }

  /** Returns the reachable cycles that nothing leads out of and that hold no terminal state. */
  public List<List<MachineState>> traps() {
    return select(
        component ->
            isCycle(component)
                && reached.get(components.get(component).get(0))
                && components.get(component).stream().allMatch(this::staysIn));
  }

  private boolean staysIn(int number) {
    MachineState state = states.get(number);
    if (state.isTerminal() || leadsNowhere(state)) {
      return false;
    }
    for (int next : successors[number]) {
      if (componentOf[next] != componentOf[number]) {
        return false;
      }
    }
    return true;
  }

  private boolean leadsNowhere(MachineState state) {
    return state.transitions().stream().anyMatch(way -> !numbers.containsKey(way.target().text()));
  }

  private boolean isCycle(int component) {
    List<Integer> members = components.get(component);
    if (members.size() > 1) {
      return true;
    }
    for (int next : successors[members.get(0)]) {
      if (next == members.get(0)) {
        return true;
      }
    }
    return false;
  }

  private List<List<MachineState>> select(IntPredicate wanted) {
    List<List<MachineState>> chosen = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      if (wanted.test(i)) {
        chosen.add(components.get(i).stream().sorted().map(states::get).toList());
      }
    }
    return chosen;
  }

  private List<MachineState> pick(int[] chosen) {
    List<MachineState> picked = new ArrayList<>();
    for (int number : chosen) {
      picked.add(states.get(number));
    }
    return picked;
  }

  private BitSet reach(List<Integer> starts) {
    BitSet found = new BitSet();
    Deque<Integer> left = new ArrayDeque<>(starts);
    starts.forEach(found::set);
    while (!left.isEmpty()) {
      for (int next : successors[left.pop()]) {
        if (!found.get(next)) {
          found.set(next);
          left.push(next);
        }
      }
    }
    return found;
  }

  private int number(MachineState state) {
    Integer number = numbers.get(state.name());
    if (number == null || states.get(number) != state) {
      throw new IllegalArgumentException("`" + state + "` is a state of another scope");
    }
    return number;
  }
}
