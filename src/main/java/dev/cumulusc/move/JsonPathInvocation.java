package dev.cumulusc.move;

import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.asl.path.PathExpression.Root;
import dev.cumulusc.asl.path.PathParser;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.Optional;

/** Moves a {@code lambda:invoke} task whose fields are paths and payload templates. */
final class JsonPathInvocation {
  private static final String INPUT_PATH = "InputPath";
  private static final String OUTPUT_PATH = "OutputPath";
  private static final String PARAMETERS = "Parameters";
  private static final String RESULT_PATH = "ResultPath";
  private static final String RESULT_SELECTOR = "ResultSelector";
  private static final String ROOT = "$";

  private final MappingNode state;
  private final Destination to;
  private final Obstacles obstacles;

  JsonPathInvocation(MappingNode state, Destination to, Obstacles obstacles) {
    this.state = state;
    this.to = to;
    this.obstacles = obstacles;
  }

  /** Returns the state as a task of the activity. */
  MappingNode move(MappingNode parameters) {
    MappingNode moved = Moving.toActivity(input(parameters), to);
    PayloadPaths paths = new PayloadPaths(obstacles);
    Optional<MappingNode> assign = moved.mapping("Assign");
    if (assign.isPresent()) {
      moved = Moving.set(moved, "Assign", paths.rewrite(assign.get()));
    }
    Optional<MappingNode> selector = moved.mapping(RESULT_SELECTOR);
    if (selector.isPresent()) {
      return Moving.set(moved, RESULT_SELECTOR, paths.rewrite(selector.get()));
    }
    if (moved.get(RESULT_PATH).filter(Node::isNull).isPresent()) {
      return moved;
    }
    checkOutputPath();
    ScalarNode because = Moving.text(ROOT, Moving.origin(state, to));
    return Moving.set(moved, RESULT_SELECTOR, PayloadPaths.wholeResult(because));
  }

  /** Makes the {@code Payload} the task's whole input. */
  private MappingNode input(MappingNode parameters) {
    Optional<ScalarNode> path = parameters.scalar("Payload.$");
    if (path.isPresent()) {
      return selectedInput(path.get());
    }
    Optional<Node> payload = parameters.get("Payload");
    if (payload.isEmpty()) {
      return Moving.set(state, PARAMETERS, MappingNode.empty(Moving.origin(state, to)));
    }
    if (!(payload.get() instanceof MappingNode)) {
      obstacles.add(
          payload.get().origin(),
          "its `Payload` is "
              + payload.get().describe()
              + ", and the input of an activity's task is a mapping or a path");
    }
    return Moving.set(state, PARAMETERS, payload.get());
  }

  private MappingNode selectedInput(ScalarNode payload) {
    MappingNode bare = state.without(PARAMETERS);
    String path = payload.text();
    if (path.equals(ROOT)) {
      return bare;
    }
    Optional<Root> root = PathParser.path(path).path().map(Path::root);
    if (root.isEmpty() || root.get() == Root.VARIABLE) {
      obstacles.add(
          payload.origin(), "its `Payload` is computed, and `InputPath` takes nothing but a path");
      return bare;
    }
    if (state.has("TimeoutSecondsPath") || state.has("HeartbeatSecondsPath")) {
      obstacles.add(
          payload.origin(), "`InputPath` would have to change, and its time limits are paths too");
    }
    Optional<String> outer =
        text(INPUT_PATH)
            .filter(text -> PathParser.path(text).path().filter(Path::isReference).isPresent());
    if (state.has(INPUT_PATH) && outer.isEmpty()) {
      obstacles.add(payload.origin(), "its `InputPath` and its `Payload` cannot be put together");
    }
    String whole =
        root.get() == Root.CONTEXT ? path : outer.orElse(ROOT) + path.substring(ROOT.length());
    return Moving.set(bare, INPUT_PATH, payload.withText(whole, payload.origin()));
  }

  private void checkOutputPath() {
    Optional<String> answer = resultPath();
    Optional<ScalarNode> output = state.scalar(OUTPUT_PATH);
    if (answer.isPresent() && output.isPresent()) {
      ServiceAnswer.fieldRead(answer.get(), output.get().text())
          .ifPresent(
              field ->
                  obstacles.add(
                      output.get().origin(),
                      "it reads `" + field + "`, which an activity does not return"));
    }
  }

  private Optional<String> resultPath() {
    return state.has(RESULT_PATH) ? text(RESULT_PATH) : Optional.of(ROOT);
  }

  private Optional<String> text(String field) {
    return state.scalar(field).map(ScalarNode::text);
  }
}
