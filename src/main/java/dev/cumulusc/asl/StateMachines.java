package dev.cumulusc.asl;

import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.NodePath;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds and rewrites the states of a definition, those in Parallel branches and Maps included. */
public final class StateMachines {
  /** Settings of the message adapter, which Step Functions does not know. */
  static final String CUMULUS_CONFIG = "CumulusConfig";

  private static final List<String> MAP_PROCESSORS = List.of("ItemProcessor", "Iterator");

  private StateMachines() {}

  /**
   * A state of a definition.
   *
   * @param key the state's name, where it stands
   * @param path the way from the definition to the state
   */
  public record State(ScalarNode key, MappingNode body, NodePath path) {

    public String name() {
      return key.text();
    }

    /** Returns the state's type, if it is given as a string. */
    public Optional<String> type() {
      return body.scalar("Type").map(ScalarNode::text);
    }
  }

  /** Returns all states, each before those inside it. */
  public static List<State> states(MappingNode definition) {
    List<State> found = new ArrayList<>();
    collect(definition, NodePath.ROOT, found);
    return List.copyOf(found);
  }

  /**
   * Returns the definition as Step Functions is to get it: without the message adapter's settings.
   */
  public static MappingNode deployable(MappingNode definition) {
    return rewrite(definition, state -> state.without(CUMULUS_CONFIG));
  }

  /** Returns the definition with every state's body replaced, the innermost first. */
  public static MappingNode rewrite(MappingNode definition, UnaryOperator<MappingNode> change) {
    Optional<MappingNode> states = definition.mapping("States");
    if (states.isEmpty()) {
      return definition;
    }
    List<MappingNode.Entry> rewritten = new ArrayList<>();
    for (MappingNode.Entry entry : states.get().entries()) {
      Node value =
          entry.value() instanceof MappingNode body
              ? change.apply(rewriteInside(body, change))
              : entry.value();
      rewritten.add(new MappingNode.Entry(entry.key(), value));
    }
    return replace(definition, "States", states.get().withEntries(rewritten));
  }

  private static MappingNode rewriteInside(MappingNode body, UnaryOperator<MappingNode> change) {
    MappingNode result = body;
    for (String name : MAP_PROCESSORS) {
      Optional<MappingNode> processor = result.mapping(name);
      if (processor.isPresent()) {
        result = replace(result, name, rewrite(processor.get(), change));
      }
    }
    Optional<SequenceNode> branches = result.sequence("Branches");
    if (branches.isPresent()) {
      List<Node> rewritten = new ArrayList<>();
      for (Node branch : branches.get().items()) {
        rewritten.add(branch instanceof MappingNode mapping ? rewrite(mapping, change) : branch);
      }
      result = replace(result, "Branches", branches.get().withItems(rewritten));
    }
    return result;
  }

  private static void collect(MappingNode definition, NodePath path, List<State> found) {
    Optional<MappingNode> states = definition.mapping("States");
    if (states.isEmpty()) {
      return;
    }
    for (MappingNode.Entry entry : states.get().entries()) {
      if (entry.value() instanceof MappingNode body) {
        NodePath here = path.key("States").key(entry.name());
        found.add(new State(entry.key(), body, here));
        collectInside(body, here, found);
      }
    }
  }

  private static void collectInside(MappingNode body, NodePath path, List<State> found) {
    for (String name : MAP_PROCESSORS) {
      body.mapping(name).ifPresent(processor -> collect(processor, path.key(name), found));
    }
    List<Node> branches = body.sequence("Branches").map(SequenceNode::items).orElse(List.of());
    for (int i = 0; i < branches.size(); i++) {
      if (branches.get(i) instanceof MappingNode branch) {
        collect(branch, path.key("Branches").index(i), found);
      }
    }
  }

  private static MappingNode replace(MappingNode mapping, String name, Node value) {
    return mapping.entry(name).map(entry -> mapping.with(entry.key(), value)).orElse(mapping);
  }
}
