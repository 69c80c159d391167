package dev.cumulusc.asl;

import dev.cumulusc.diagnostic.Suggestions;
import java.util.List;

/** The errors that Step Functions itself raises. */
public final class ErrorNames {
  public static final String ALL = "States.ALL";
  public static final String BRANCH_FAILED = "States.BranchFailed";
  public static final String DATA_LIMIT = "States.DataLimitExceeded";
  public static final String HEARTBEAT = "States.HeartbeatTimeout";
  public static final String ITEM_READER = "States.ItemReaderFailed";
  public static final String NO_CHOICE = "States.NoChoiceMatched";
  public static final String QUERY_EVALUATION = "States.QueryEvaluationError";
  public static final String RESULT_WRITER = "States.ResultWriterFailed";
  public static final String RUNTIME = "States.Runtime";
  public static final String TASK_FAILED = "States.TaskFailed";
  public static final String TIMEOUT = "States.Timeout";
  public static final String TOLERANCE = "States.ExceedToleratedFailureThreshold";

  /** What all names that are Step Functions' own start with. */
  public static final String PREFIX = "States.";

  /** HTTP tasks put the status of the response into the error's name. */
  public static final String HTTP_PREFIX = "States.Http.";

  /** All names, in alphabetical order. */
  public static final List<String> RESERVED =
      List.of(
          ALL,
          BRANCH_FAILED,
          DATA_LIMIT,
          TOLERANCE,
          HEARTBEAT,
          "States.IntrinsicFailure",
          ITEM_READER,
          NO_CHOICE,
          "States.ParameterPathFailure",
          "States.Permissions",
          QUERY_EVALUATION,
          "States.ResultPathMatchFailure",
          RESULT_WRITER,
          RUNTIME,
          TASK_FAILED,
          TIMEOUT);

  private ErrorNames() {}

  /**
   * Returns whether a name is one that Step Functions keeps for itself but does not have, or is
   * meant to be one of its own: {@code State.ALL}.
   */
  public static boolean isUnknownReserved(String name) {
    return !RESERVED.contains(name)
        && !name.startsWith(HTTP_PREFIX)
        && (name.startsWith(PREFIX) || Suggestions.nearest(name, RESERVED).isPresent());
  }
}
