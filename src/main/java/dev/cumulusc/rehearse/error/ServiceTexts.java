package dev.cumulusc.rehearse.error;

/** The names and texts of Step Functions' errors, as executions on AWS have them. */
public final class ServiceTexts {
  public static final String ALL = "States.ALL";
  public static final String TASK_FAILED = "States.TaskFailed";
  public static final String TIMEOUT = "States.Timeout";
  public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
  public static final String RUNTIME = "States.Runtime";
  public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
  public static final String INTRINSIC_FAILURE = "States.IntrinsicFailure";
  public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
  public static final String EXCEED_TOLERATED_FAILURE_THRESHOLD =
      "States.ExceedToleratedFailureThreshold";
  public static final String ITEM_READER_FAILED = "States.ItemReaderFailed";
  public static final String RESULT_WRITER_FAILED = "States.ResultWriterFailed";

  public static final String THRESHOLD_EXCEEDED =
      "The specified tolerated failure threshold was exceeded";
  public static final String NEGATIVE_TOLERANCE = "ToleratedFailureCount cannot be negative.";
  public static final String MAX_ITEMS_NOT_POSITIVE = "field MaxItems must be positive";
  public static final String NO_PERCENTAGE =
      "ToleratedFailurePercentage must be between 0 and 100.";
  public static final String NO_NEXT_STATE =
      "Failed to transition out of the state. The state does not point to a next state.";
  public static final String NULL_INPUT =
      "Unable to apply Path transformation to null or empty input.";
  public static final String STACK_OVERFLOW =
      "Stack overflow error: Check for non-terminating recursive function."
          + " Consider rewriting as tail-recursive.";

  private ServiceTexts() {}

  /** Names the state in front of a cause. */
  public static String inState(String state, long enteredEventId, String cause) {
    return "An error occurred while executing the state '"
        + state
        + "' (entered at the event id #"
        + enteredEventId
        + "). "
        + cause;
  }

  public static String pathNotFound(String path, String field, String input) {
    return "The JSONPath '"
        + path
        + "' specified for the field '"
        + field
        + "' could not be found in the input '"
        + input
        + "'";
  }

  public static String invalidPath(String path, String why) {
    return "Invalid path '" + path + "' : " + why;
  }

  public static String invalidChoicePath(String path) {
    return "Invalid path '"
        + path
        + "': The choice state's condition path references an invalid value.";
  }

  public static String notAnArray(String path) {
    return "Reference path \"" + path + "\" must point to array.";
  }

  public static String functionFailed(String call, String why) {
    return "The function '" + call + "' had the following error: " + why;
  }

  public static String argumentNotFound(String path, String input) {
    return "The JsonPath argument for the field '"
        + path
        + "' could not be found in the input '"
        + input
        + "'";
  }

  public static String negativeSeconds(String field, String path, String value) {
    return "The " + field + " parameter references a negative value: " + path + " == " + value;
  }

  public static String notALong(String field, String path, String value) {
    return "The " + field + " parameter cannot be parsed as a long value: " + path + " == " + value;
  }

  public static String noSuchValue(String field, String value, String type, String path) {
    return "The "
        + field
        + " field refers to value \""
        + value
        + "\" which is not a valid "
        + type
        + ": "
        + path;
  }

  public static String negativeConcurrency(long value) {
    return "Expected non-negative integer for MaxConcurrency, got '" + value + "' instead.";
  }

  public static String notAValue(String field, String path) {
    return "The " + field + " parameter does not reference an input value: " + path;
  }

  public static String notATimestamp(String field, String path, String value) {
    return "The "
        + field
        + " parameter does not reference a valid ISO-8601 extended offset date-time format string: "
        + path
        + " == "
        + value;
  }

  public static String undefined(String expression, String field) {
    return expressionIn(expression, field) + " returned nothing (undefined).";
  }

  public static String unsupportedType(String expression, String field) {
    return expressionIn(expression, field) + " returned an unsupported result type.";
  }

  public static String evaluationFailed(String expression, String field, String why) {
    return expressionIn(expression, field) + " threw an error during evaluation" + why;
  }

  public static String unexpectedType(
      String expression, String field, String expected, String actual, String value) {
    return expressionIn(expression, field)
        + " returned an unexpected result type. Expected '"
        + expected
        + "', but was '"
        + actual
        + "' for value: "
        + value;
  }

  /** That the service refuses such numbers was measured; its words for this are not known. */
  public static String noWholeNumber(String expression, String field, long minimum, String value) {
    return expressionIn(expression, field)
        + " returned a value that is not a whole number of at least "
        + minimum
        + ": "
        + value;
  }

  /** That the service refuses such strings was measured; its words for this are not known. */
  public static String noTimestamp(String expression, String field, String value) {
    return expressionIn(expression, field)
        + " returned a value that is not an ISO-8601 date and time with an offset: "
        + value;
  }

  private static String expressionIn(String expression, String field) {
    return "The JSONata expression '" + expression + "' specified for the field '" + field + "'";
  }

  public static String resultTooLarge(String what) {
    return "The state/task '"
        + what
        + "' returned a result with a size exceeding the maximum number of bytes service limit.";
  }

  /** The service's own words for this are not known. */
  public static String inputTooLarge(String what, int size, int limit) {
    return "The input of "
        + what
        + " has "
        + size
        + " bytes, more than the maximum of "
        + limit
        + ".";
  }

  /** The service's own words for this are not known. */
  public static String variablesTooLarge(String state, long size, int limit) {
    return "The variables that the state '"
        + state
        + "' assigns have "
        + size
        + " bytes together, more than the maximum of "
        + limit
        + ".";
  }

  /** The service's own words for this are not known. */
  public static String allVariablesTooLarge(long size, int limit) {
    return "The variables of the execution have "
        + size
        + " bytes together, more than the maximum of "
        + limit
        + ".";
  }

  /** The service's own words for this are not known. */
  public static String notPositive(String field, String path, String value) {
    return "The "
        + field
        + " parameter references a value that is not positive: "
        + path
        + " == "
        + value;
  }

  public static String historyFull(int limit) {
    return "The execution reached the maximum number of history events (" + limit + ").";
  }

  public static String parametersRefused(String parameters, String why) {
    return "The Parameters '" + parameters + "' could not be used to start the Task: [" + why + "]";
  }

  public static String missingField(String field) {
    return "The field '" + field + "' is required but was missing";
  }

  public static String invalidFormat(String field) {
    return "The value of the field '" + field + "' has an invalid format";
  }
}
