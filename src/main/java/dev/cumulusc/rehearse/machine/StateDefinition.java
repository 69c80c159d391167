package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.NodeJson;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A state as the interpreter reads it.
 *
 * @param source the state where it is written
 */
public record StateDefinition(
    String name,
    StateType type,
    JsonObject body,
    boolean isJsonata,
    List<ScopeDefinition> inner,
    MachineState source) {
  private static final Pattern STEP = Pattern.compile("([^/\\[\\]]+)|\\[(\\d+)]");

  static StateDefinition of(MachineState state, StateType type) {
    return new StateDefinition(
        state.name(),
        type,
        NodeJson.of(state.body()),
        state.usesJsonata(),
        state.inner().stream().map(ScopeDefinition::of).toList(),
        state);
  }

  /** Returns the state to go to; empty for a state that ends its machine or branch. */
  Optional<String> next() {
    return ends() ? Optional.empty() : body.string("Next");
  }

  boolean ends() {
    return type == StateType.SUCCEED || new JsonBoolean(true).equals(body.members().get("End"));
  }

  Optional<Json> field(String name) {
    return body.get(name);
  }

  /** Returns the processor of a Map. */
  Optional<JsonObject> processor() {
    return body.object(Scope.Kind.ITEM_PROCESSOR.field())
        .or(() -> body.object(Scope.Kind.ITERATOR.field()));
  }

  boolean isDistributed() {
    return source.isDistributedMap();
  }

  /**
   * Returns where a field of the state is written.
   *
   * @param path as in {@code Choices[0]/Condition}
   */
  public Optional<SourceSpan> place(String path) {
    Optional<Node> node = Optional.of(source.body());
    Matcher steps = STEP.matcher(path);
    while (steps.find()) {
      String index = steps.group(2);
      String key = steps.group(1);
      node =
          index == null
              ? node.filter(MappingNode.class::isInstance)
                  .flatMap(each -> ((MappingNode) each).get(key))
              : node.filter(SequenceNode.class::isInstance)
                  .map(each -> ((SequenceNode) each).items())
                  .filter(items -> Integer.parseInt(index) < items.size())
                  .map(items -> items.get(Integer.parseInt(index)));
    }
    return node.map(Node::span);
  }
}
