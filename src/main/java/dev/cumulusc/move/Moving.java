package dev.cumulusc.move;

import dev.cumulusc.asl.knowledge.MovedTask;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;

/** The edits that every moved state gets. */
final class Moving {
  private static final String RESOURCE = "Resource";

  private Moving() {}

  /** Returns the state with the activity for its resource. */
  static MappingNode toActivity(MappingNode state, Destination to) {
    return set(state, RESOURCE, text(to.resource(), origin(state, to)));
  }

  /** Returns the origin of what the move puts into a state: the state's own resource. */
  static Origin origin(MappingNode state, Destination to) {
    Origin resource = state.get(RESOURCE).map(Node::origin).orElse(state.origin());
    return MovedTask.origin(resource, to.activity(), to.setting(), to.flag());
  }

  /** Returns the mapping with a value under a name, where it stands or else at the end. */
  static MappingNode set(MappingNode mapping, String name, Node value) {
    return mapping.with(text(name, value.origin()), value);
  }

  static ScalarNode text(String text, Origin origin) {
    return ScalarNode.string(text, origin);
  }
}
