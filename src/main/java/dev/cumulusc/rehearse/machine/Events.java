package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonObject;

/** The details that several kinds of events have. */
final class Events {
  private static final JsonObject NOT_TRUNCATED =
      new JsonObject.Builder().put("truncated", new JsonBoolean(false)).build();

  private Events() {}

  static JsonObject.Builder input(JsonObject.Builder details, String text) {
    return details.put("input", text).put("inputDetails", NOT_TRUNCATED);
  }

  static JsonObject.Builder output(JsonObject.Builder details, String text) {
    return details.put("output", text).put("outputDetails", NOT_TRUNCATED);
  }

  static JsonObject.Builder assigned(JsonObject.Builder details, JsonObject variables) {
    JsonObject.Builder texts = new JsonObject.Builder();
    variables.members().forEach((name, value) -> texts.put(name, value.text()));
    return details
        .put("assignedVariables", texts.build())
        .put("assignedVariablesDetails", NOT_TRUNCATED);
  }

  /** Returns an error and its cause; what is not known is left out. */
  static JsonObject error(ErrorOutput error) {
    return error(new JsonObject.Builder(), error).build();
  }

  static JsonObject.Builder error(JsonObject.Builder details, ErrorOutput error) {
    return error(details, error, "error", "cause");
  }

  /** Adds an error and its cause under given names; what is not known is left out. */
  static JsonObject.Builder error(
      JsonObject.Builder details, ErrorOutput error, String name, String causeName) {
    if (error.error() != null) {
      details.put(name, error.error());
    }
    if (error.cause() != null) {
      details.put(causeName, error.cause());
    }
    return details;
  }
}
