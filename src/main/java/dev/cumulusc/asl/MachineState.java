package dev.cumulusc.asl;

import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A state, with the scope that it belongs to and the scopes inside it. */
public final class MachineState {
  private final ScalarNode key;
  private final MappingNode body;
  private final Optional<StateType> type;
  private final Scope scope;
  private final QueryLanguage language;
  private final List<Scope> inner = new ArrayList<>();
  private final List<Transition> transitions;
  private final List<ErrorHandler> retriers;
  private final List<ErrorHandler> catchers;
  private final Optional<TaskCall> call;

  private MachineState(ScalarNode key, MappingNode body, Scope scope) {
    this.key = key;
    this.body = body;
    this.type = body.scalar("Type").map(ScalarNode::text).flatMap(StateType::named);
    this.scope = scope;
    this.language = QueryLanguage.setBy(body).orElseGet(scope::language);
    this.transitions = List.copyOf(Transition.of(this));
    this.retriers = List.copyOf(ErrorHandler.of(this, ErrorHandler.Kind.RETRY));
    this.catchers = List.copyOf(ErrorHandler.of(this, ErrorHandler.Kind.CATCH));
    this.call = TaskCall.of(body, language);
  }

  static MachineState of(ScalarNode key, MappingNode body, Scope scope) {
    MachineState state = new MachineState(key, body, scope);
    // Beside the new field, the old one is refused as a whole.
    Scope.Kind.PROCESSORS.stream()
        .filter(kind -> body.has(kind.field()))
        .findFirst()
        .ifPresent(
            kind ->
                body.mapping(kind.field())
                    .ifPresent(processor -> state.inner.add(Scope.inside(kind, processor, state))));
    for (Node branch : body.sequence("Branches").map(SequenceNode::items).orElse(List.of())) {
      if (branch instanceof MappingNode mapping) {
        state.inner.add(Scope.inside(Scope.Kind.BRANCH, mapping, state));
      }
    }
    return state;
  }

  public String name() {
    return key.text();
  }

  /** Returns the name, where it stands. */
  public ScalarNode key() {
    return key;
  }

  public MappingNode body() {
    return body;
  }

  /** Returns the type, if the state has a known one. */
  public Optional<StateType> type() {
    return type;
  }

  public boolean is(StateType wanted) {
    return type.isPresent() && type.get() == wanted;
  }

  /** Returns the machine or branch that the state stands in. */
  public Scope scope() {
    return scope;
  }

  /** Returns the branches or the processor inside the state. */
  public List<Scope> inner() {
    return Collections.unmodifiableList(inner);
  }

  public QueryLanguage language() {
    return language;
  }

  public boolean usesJsonata() {
    return language == QueryLanguage.JSONATA;
  }

  /** Returns what the state calls, if it is a Task whose {@code Resource} is a string. */
  public Optional<TaskCall> call() {
    return call;
  }

  /** Returns the transitions that the state names, whether their targets exist or not. */
  public List<Transition> transitions() {
    return transitions;
  }

  /** Returns the handlers of a kind, in their order. */
  public List<ErrorHandler> handlers(ErrorHandler.Kind kind) {
    return kind == ErrorHandler.Kind.RETRY ? retriers : catchers;
  }

  /** Returns the retriers, then the catchers. */
  public List<ErrorHandler> handlers() {
    List<ErrorHandler> all = new ArrayList<>(retriers);
    all.addAll(catchers);
    return Collections.unmodifiableList(all);
  }

  /** Returns whether the machine or branch is done after this state. */
  public boolean isTerminal() {
    return type.filter(StateType::isFinal).isPresent()
        || body.get("End").filter(MachineState::isTrueOrUnknown).isPresent();
  }

  /** Returns whether this is a Map whose items run as executions of their own. */
  public boolean isDistributedMap() {
    return is(StateType.MAP)
        && processorConfig()
            .flatMap(config -> config.scalar("Mode"))
            .filter(mode -> mode.text().equals("DISTRIBUTED"))
            .isPresent();
  }

  /** Returns the settings of a Map's processor. */
  public Optional<MappingNode> processorConfig() {
    return body.mapping("ItemProcessor").flatMap(node -> node.mapping("ProcessorConfig"));
  }

  /** Returns the text of a field, if it has one. */
  public Optional<String> text(String field) {
    return body.scalar(field).map(ScalarNode::text);
  }

  @Override
  public String toString() {
    return name();
  }

  private static boolean isTrueOrUnknown(Node value) {
    return value instanceof ScalarNode scalar
        ? scalar.text().equals("true") || scalar.isString()
        : !value.isNull();
  }
}
