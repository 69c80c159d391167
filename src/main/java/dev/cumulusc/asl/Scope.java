package dev.cumulusc.asl;

import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A set of states that lead to each other: the machine itself, a branch, or a Map's processor. */
public final class Scope {
  private final Kind kind;
  private final MappingNode node;
  private final @Nullable MachineState owner;
  private final QueryLanguage language;
  private final Map<String, MachineState> states = new LinkedHashMap<>();
  private @Nullable StateGraph graph;

  private Scope(Kind kind, MappingNode node, @Nullable MachineState owner, QueryLanguage language) {
    this.kind = kind;
    this.node = node;
    this.owner = owner;
    this.language = language;
  }

  /** What a scope is to the state that it stands in. */
  public enum Kind {
    MACHINE("", "the state machine"),
    BRANCH("Branches", "the branch"),
    ITEM_PROCESSOR("ItemProcessor", "the item processor"),
    ITERATOR("Iterator", "the iterator");

    static final List<Kind> PROCESSORS = List.of(ITEM_PROCESSOR, ITERATOR);

    private final String field;
    private final String label;

    Kind(String field, String label) {
      this.field = field;
      this.label = label;
    }

    /** Returns the field of a state that holds such a scope. */
    public String field() {
      return field;
    }

    /** Returns what messages call it. */
    public String label() {
      return label;
    }
  }

  static Scope machine(MappingNode definition) {
    // Where it stands among the states, that is reported; what was meant is plain all the same.
    QueryLanguage language =
        QueryLanguage.setBy(definition)
            .or(() -> definition.mapping("States").flatMap(QueryLanguage::setBy))
            .or(() -> ImpliedLanguage.of(definition))
            .orElse(QueryLanguage.JSONPATH);
    return new Scope(Kind.MACHINE, definition, null, language).fill();
  }

  static Scope inside(Kind kind, MappingNode node, MachineState owner) {
    // The states inside take the language of the machine, whatever the state around them sets.
    return new Scope(kind, node, owner, owner.scope().language).fill();
  }

  private Scope fill() {
    node.mapping("States").ifPresent(all -> all.entries().forEach(this::add));
    return this;
  }

  private void add(MappingNode.Entry entry) {
    if (entry.value() instanceof MappingNode body) {
      states.put(entry.name(), MachineState.of(entry.key(), body, this));
    }
  }

  public Kind kind() {
    return kind;
  }

  /** Returns the mapping with {@code StartAt} and {@code States}. */
  public MappingNode node() {
    return node;
  }

  /** Returns the Parallel or Map state that this stands in; the machine stands in none. */
  public Optional<MachineState> owner() {
    return Optional.ofNullable(owner);
  }

  /** Returns the language of states that set none. */
  public QueryLanguage language() {
    return language;
  }

  /** Returns the states in their order; what is no mapping is left out. */
  public List<MachineState> states() {
    return List.copyOf(states.values());
  }

  public Optional<MachineState> state(String name) {
    return Optional.ofNullable(states.get(name));
  }

  /** Returns whether there is a state of this name, be it well formed or not. */
  public boolean hasState(String name) {
    return node.mapping("States").filter(all -> all.has(name)).isPresent();
  }

  /** Returns the names of the states. */
  public List<String> stateNames() {
    return node.mapping("States").map(MappingNode::names).orElse(List.of());
  }

  /** Returns the name of the first state, where it stands. */
  public Optional<ScalarNode> startAt() {
    return node.scalar("StartAt");
  }

  /** Returns what leads where in this scope. */
  public StateGraph graph() {
    if (graph == null) {
      graph = new StateGraph(this);
    }
    return graph;
  }

  /** Returns the place that a message about the scope as a whole underlines. */
  public Origin anchor() {
    return node.entry("States").map(entry -> entry.key().origin()).orElse(node.origin());
  }

  /** Returns the scopes around this one, the nearest first. */
  public List<Scope> outer() {
    List<Scope> around = new ArrayList<>();
    for (MachineState at = owner; at != null; at = at.scope().owner) {
      around.add(at.scope());
    }
    return Collections.unmodifiableList(around);
  }
}
