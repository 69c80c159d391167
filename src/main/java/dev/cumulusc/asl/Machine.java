package dev.cumulusc.asl;

import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A state machine's definition, taken apart once for all that reads it. */
public final class Machine {
  private static final View<List<Part>> PARTS = PartCollector::collect;
  private static final View<Expressions> EXPRESSIONS = machine -> new Expressions(machine.parts());

  private final MappingNode definition;
  private final MachineType type;
  private final Scope root;
  private final List<Scope> scopes = new ArrayList<>();
  private final List<MachineState> states = new ArrayList<>();
  private final Map<StateType, List<MachineState>> statesByType = new EnumMap<>(StateType.class);
  private final Map<View<?>, Object> views = new HashMap<>();

  private Machine(MappingNode definition, MachineType type) {
    this.definition = definition;
    this.type = type;
    this.root = Scope.machine(definition);
  }

  /**
   * Something that many want to know of a machine. It is a constant: by it, a machine finds what
   * was worked out before.
   */
  @FunctionalInterface
  public interface View<T> {
    T of(Machine machine);
  }

  /** Takes a definition apart; it need not be right in any way. */
  public static Machine of(MappingNode definition, MachineType type) {
    Machine machine = new Machine(definition, type);
    machine.collect(machine.root);
    return machine;
  }

  private void collect(Scope scope) {
    scopes.add(scope);
    for (MachineState state : scope.states()) {
      states.add(state);
      state
          .type()
          .ifPresent(own -> statesByType.computeIfAbsent(own, all -> new ArrayList<>()).add(state));
      state.inner().forEach(this::collect);
    }
  }

  public MappingNode definition() {
    return definition;
  }

  public MachineType type() {
    return type;
  }

  public Scope root() {
    return root;
  }

  /** Returns the machine's own scope and all inside it, each before those inside it. */
  public List<Scope> scopes() {
    return Collections.unmodifiableList(scopes);
  }

  /** Returns all states of all scopes, each before those inside it. */
  public List<MachineState> states() {
    return Collections.unmodifiableList(states);
  }

  /** Returns all states of a type. */
  public List<MachineState> states(StateType wanted) {
    return Collections.unmodifiableList(statesByType.getOrDefault(wanted, List.of()));
  }

  /** Returns all mappings whose fields the language lays down. */
  public List<Part> parts() {
    return view(PARTS);
  }

  /** Returns all paths, intrinsic functions and JSONata expressions. */
  public Expressions expressions() {
    return view(EXPRESSIONS);
  }

  /** Returns what a view shows of this machine; it is worked out once. */
  @SuppressWarnings("unchecked") // A view's value is only ever put in by the view itself.
  public <T> T view(View<T> view) {
    Object known = views.get(view);
    if (known == null) {
      known = view.of(this);
      views.put(view, known);
    }
    return (T) known;
  }
}
