package dev.cumulusc.rehearse.task;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;

/** What a task gets of what a function returns. */
final class FunctionResponse {
  private static final int OK = 200;

  private FunctionResponse() {}

  /** Returns what the function returned, within the response of the Lambda service if it is one. */
  static Json of(TaskCall call, Json returned) {
    return call.isInvocation()
        ? new JsonObject.Builder()
            .put("ExecutedVersion", "$LATEST")
            .put("Payload", returned)
            .put("StatusCode", JsonNumber.of(OK))
            .build()
        : returned;
  }
}
