package dev.cumulusc.move;

import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;

/** The edits that every moved state gets. */
final class Moving {
  private static final String RESOURCE = "Resource";

  private Moving() {}

  /** Returns the reference to the worker's activity. */
  static String resource(LambdaWorker worker) {
    return "${" + LogicalIds.activity(worker.activityName()) + "}";
  }

  /** Returns the state with the activity for its resource. */
  static MappingNode toActivity(MappingNode state, LambdaWorker worker) {
    return set(state, RESOURCE, text(resource(worker), origin(state, worker)));
  }

  /** Returns the origin of what the move puts into a state: the state's own resource. */
  static Origin origin(MappingNode state, LambdaWorker worker) {
    Origin resource = state.get(RESOURCE).map(Node::origin).orElse(state.origin());
    return new Origin.Merged(
        resource,
        "moved behind the activity `" + worker.activityName() + "` by `" + worker.setting() + "`",
        worker.flag().primary());
  }

  /** Returns the mapping with a value under a name, where it stands or else at the end. */
  static MappingNode set(MappingNode mapping, String name, Node value) {
    return mapping.with(text(name, value.origin()), value);
  }

  static ScalarNode text(String text, Origin origin) {
    return ScalarNode.string(text, origin);
  }
}
