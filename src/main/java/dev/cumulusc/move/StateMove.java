package dev.cumulusc.move;

import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.tree.MappingNode;
import java.util.Optional;

/**
 * A Task state that calls a Lambda function, as a task of an activity.
 *
 * @param answer where later states would find what else the Lambda service answered, if they can
 */
record StateMove(MappingNode state, Optional<String> answer) {

  /** Moves a state; what keeps it with its function is added to the obstacles. */
  static StateMove of(
      MappingNode state,
      LambdaCall call,
      Destination to,
      QueryLanguage language,
      Obstacles obstacles) {
    CallObstacles.find(state, call, obstacles);
    if (!call.isInvocation()) {
      return new StateMove(Moving.toActivity(state, to), Optional.empty());
    }
    if (language == QueryLanguage.JSONATA) {
      JsonataInvocation invocation = new JsonataInvocation(state, to, obstacles);
      return new StateMove(invocation.move(call.arguments()), invocation.answerPath());
    }
    JsonPathInvocation invocation = new JsonPathInvocation(state, to, obstacles);
    return new StateMove(invocation.move(call.arguments()), invocation.answerPath());
  }
}
