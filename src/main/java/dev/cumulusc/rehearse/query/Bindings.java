package dev.cumulusc.rehearse.query;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the expressions of a state can refer to.
 *
 * @param input what {@code $} means in JSONPath
 * @param inputText the input as the history has it, for messages
 * @param context makes the context object
 * @param variables the workflow variables in reach, as they were when the state was entered
 * @param services time, random numbers and identifiers
 */
public record Bindings(
    Json input,
    Supplier<String> inputText,
    Supplier<JsonObject> context,
    Map<String, Json> variables,
    Services services) {

  /** Returns the same with another input. */
  public Bindings withInput(Json newInput) {
    return newInput == input
        ? this
        : new Bindings(newInput, newInput::text, context, variables, services);
  }

  /** Returns the same with another context object. */
  public Bindings withContext(Supplier<JsonObject> newContext) {
    return new Bindings(input, inputText, newContext, variables, services);
  }
}
