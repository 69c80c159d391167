package dev.cumulusc.rehearse.test;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.machine.Observer;
import dev.cumulusc.rehearse.machine.Payload;
import dev.cumulusc.rehearse.machine.StateDefinition;
import dev.cumulusc.rehearse.task.TaskCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened in one execution. */
public final class Recording implements Observer {
  private final List<String> way = new ArrayList<>();
  private final Map<String, List<Json>> received = new LinkedHashMap<>();
  private final Map<String, List<Json>> outputs = new LinkedHashMap<>();
  private final Set<String> reached = new HashSet<>();

  @Override
  public void entered(StateDefinition state, Payload input) {
    way.add(state.name());
    reached.add(state.name());
  }

  @Override
  public void called(TaskCall call) {
    received.computeIfAbsent(call.state(), name -> new ArrayList<>()).add(call.input());
  }

  @Override
  public void decided(StateDefinition state, String part) {
    reached.add(Coverage.key(state.name(), part));
  }

  @Override
  public void left(StateDefinition state, Payload output) {
    outputs.computeIfAbsent(state.name(), name -> new ArrayList<>()).add(output.value());
  }

  /** Returns the names of the states in the order in which they were entered. */
  public List<String> way() {
    return Collections.unmodifiableList(way);
  }

  /** Returns what the tasks of a state got, call by call. */
  public List<Json> received(String state) {
    return received.getOrDefault(state, List.of());
  }

  /** Returns what all tasks got, by their states, in the order of their first calls. */
  public Map<String, List<Json>> received() {
    return Collections.unmodifiableMap(received);
  }

  /** Returns the outputs of all states, in the order in which they were left first. */
  public Map<String, List<Json>> outputs() {
    return Collections.unmodifiableMap(outputs);
  }

  /** Returns what of the definition was reached, by the keys of {@link Coverage}. */
  Set<String> reached() {
    return Collections.unmodifiableSet(reached);
  }
}
