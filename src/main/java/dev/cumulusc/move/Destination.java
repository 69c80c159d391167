package dev.cumulusc.move;

import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.source.SourceSpan;

/**
 * Where the tasks of a Lambda function go.
 *
 * @param function what the function is called in messages
 * @param activity what the activity is called in messages
 * @param resource the {@code Resource} of the tasks from then on: the activity
 * @param setting what asks for the move, for messages
 * @param flag where that stands
 */
record Destination(
    String function, String activity, String resource, String setting, SourceSpan flag) {

  /** Returns the activity whose tasks a worker of the deployment takes. */
  static Destination of(LambdaWorker worker) {
    return new Destination(
        worker.lambdaName(),
        worker.activityName(),
        "${" + LogicalIds.activity(worker.activityName()) + "}",
        worker.setting(),
        worker.flag().primary());
  }
}
