package dev.cumulusc.rehearse.query;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What the expressions of a state can refer to.
 *
 * @param input what {@code $} means in JSONPath
 * @param inputText the input as the history has it, for messages
 * @param context makes the context object
 * @param variables the workflow variables in reach, as they were when the state was entered
 * @param services time, random numbers and identifiers
 * @param evaluated gets each expression's value, by the field that it stands in
 */
@RecordBuilder
public record Bindings(
    Json input,
    Supplier<String> inputText,
    Supplier<JsonObject> context,
    Map<String, Json> variables,
    Services services,
    BiConsumer<String, Json> evaluated)
    implements BindingsBuilder.With {

  /** Returns the same with another input, which is also the one that messages quote. */
  public Bindings reading(Json newInput) {
    return newInput == input ? this : with().input(newInput).inputText(newInput::text).build();
  }
}
