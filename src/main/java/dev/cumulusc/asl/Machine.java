package dev.cumulusc.asl;

import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state machine's definition, taken apart once for all that reads it. */
public final class Machine {
  private final MappingNode definition;
  private final MachineType type;
  private final Scope root;
  private final List<Scope> scopes = new ArrayList<>();
  private final List<MachineState> states = new ArrayList<>();
  private @Nullable List<Part> parts;
  private @Nullable Expressions expressions;

  private Machine(MappingNode definition, MachineType type) {
    this.definition = definition;
    this.type = type;
    this.root = Scope.machine(definition);
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
    return states.stream().filter(state -> state.is(wanted)).toList();
  }

  /** Returns all mappings whose fields the language lays down. */
  public List<Part> parts() {
    if (parts == null) {
      parts = PartCollector.collect(this);
    }
    return parts;
  }

  /** Returns all paths, intrinsic functions and JSONata expressions. */
  public Expressions expressions() {
    if (expressions == null) {
      expressions = new Expressions(parts());
    }
    return expressions;
  }
}
