package dev.cumulusc.move;

import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.tree.MappingNode;

/** Makes a Task state that calls a Lambda function a task of an activity. */
final class StateMove {
  private StateMove() {}

  /** Moves a state; what keeps it with its function is added to the obstacles. */
  static MappingNode of(
      MappingNode state,
      LambdaCall call,
      Destination to,
      QueryLanguage language,
      Obstacles obstacles) {
    CallObstacles.find(state, call, obstacles);
    if (!call.isInvocation()) {
      return Moving.toActivity(state, to);
    }
    return language == QueryLanguage.JSONATA
        ? new JsonataInvocation(state, to, obstacles).move(call.arguments())
        : new JsonPathInvocation(state, to, obstacles).move(call.arguments());
  }
}
