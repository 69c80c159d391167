package dev.cumulusc.flow;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Follows the data through the states of a scope to a fixed point: what each state finds is what
 * any of the ways to it brings.
 */
final class ScopeFlow {
  /** After so many visits of a state, a loop changes what it finds without end. */
  private static final int MAX_VISITS = 40;

  private final Scope scope;
  private final Texts texts;
  private final Inner inner;
  private final List<MachineState> order;
  private final Set<MachineState> done = new HashSet<>();
  private final Map<MachineState, Integer> positions = new HashMap<>();
  private final Map<MachineState, Environment> found = new HashMap<>();
  private final Map<MachineState, Value> outputs = new HashMap<>();

  /** The reads that find nothing, as of the last visit of each state. */
  private final Map<MachineState, List<Finding>> findings = new HashMap<>();

  ScopeFlow(Scope scope, Environment start, Texts texts, Inner inner) {
    this.scope = scope;
    this.texts = texts;
    this.inner = inner;
    this.order = order();
    for (int i = 0; i < order.size(); i++) {
      positions.put(order.get(i), i);
    }
    if (hasUnknownWays()) {
      scope.states().forEach(state -> found.put(state, start.forgotten()));
    } else if (!order.isEmpty()) {
      found.put(order.get(0), start);
    }
    follow();
  }

  private boolean hasUnknownWays() {
    return scope.graph().hasUnknownTargets() || scope.graph().hasLostWays();
  }

  /** Returns what the scope ends with. */
  Value output() {
    return outputs.values().stream().reduce(Value::join).orElse(Value.UNKNOWN);
  }

  /** Reports the reads that find nothing. */
  void report(Consumer<Finding> out) {
    for (MachineState state : order) {
      findings.getOrDefault(state, List.of()).forEach(out);
    }
  }

  private void follow() {
    TreeSet<Integer> left = new TreeSet<>();
    found.keySet().forEach(state -> left.add(positions.getOrDefault(state, 0)));
    int[] visits = new int[order.size()];
    while (!left.isEmpty()) {
      int position = left.pollFirst();
      MachineState state = order.get(position);
      Environment environment = found.get(state);
      if (environment == null) {
        continue;
      }
      if (++visits[position] >= MAX_VISITS) {
        environment = environment.forgotten();
        found.put(state, environment);
      }
      if (texts.isMalformed(state)) {
        passOnUnknown(state, environment, left);
        continue;
      }
      List<Finding> seen = new ArrayList<>();
      Exits exits = exits(state, environment, seen::add);
      findings.put(state, seen);
      if (state.isTerminal()) {
        exits.done().ifPresent(done -> outputs.merge(state, done.input(), Value::join));
      }
      for (Transition way : state.transitions()) {
        exits.along(way).ifPresent(arriving -> arrive(way, arriving, left));
      }
    }
  }

  private void passOnUnknown(MachineState state, Environment environment, Set<Integer> left) {
    if (state.isTerminal()) {
      outputs.put(state, Value.UNKNOWN);
    }
    for (Transition way : state.transitions()) {
      Map<String, Value> assigned = new HashMap<>();
      way.assigned().forEach(name -> assigned.put(name, Value.UNKNOWN));
      arrive(way, environment.with(assigned).forgotten(), left);
    }
  }

  private void arrive(Transition way, Environment arriving, Set<Integer> left) {
    MachineState target = scope.state(way.target().text()).orElse(null);
    Integer position = target == null ? null : positions.get(target);
    if (target == null || position == null) {
      return;
    }
    Environment old = found.get(target);
    Environment joined = old == null ? arriving : old.join(arriving);
    if (!joined.equals(old)) {
      found.put(target, joined);
      left.add(position);
    }
  }

  private Exits exits(MachineState state, Environment environment, Consumer<Finding> out) {
    Entered entered = new Entered(state, environment, texts, out);
    return state.usesJsonata()
        ? new JsonataTransfer(entered, inner).run()
        : new PathTransfer(entered, inner).run();
  }

  /** Returns the states so that each stands before those that it leads to, but for loops. */
  private List<MachineState> order() {
    List<MachineState> finished = new ArrayList<>();
    Set<MachineState> seen = new HashSet<>();
    List<MachineState> starts = new ArrayList<>();
    scope.startAt().flatMap(name -> scope.state(name.text())).ifPresent(starts::add);
    if (hasUnknownWays()) {
      starts.addAll(scope.states());
    }
    for (int i = starts.size() - 1; i >= 0; i--) {
      finish(starts.get(i), seen, finished);
    }
    Collections.reverse(finished);
    return finished;
  }

  /** Adds a state after all that it leads to. */
  private void finish(MachineState start, Set<MachineState> seen, List<MachineState> finished) {
    Deque<MachineState> open = new ArrayDeque<>();
    open.push(start);
    while (!open.isEmpty()) {
      MachineState state = open.peek();
      if (seen.add(state)) {
        scope.graph().successors(state).stream()
            .filter(next -> !seen.contains(next))
            .forEach(open::push);
      } else {
        open.pop();
        if (done.add(state)) {
          finished.add(state);
        }
      }
    }
  }
}
