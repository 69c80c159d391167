package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.query.Bindings;
import dev.cumulusc.rehearse.query.Jsonata;
import dev.cumulusc.rehearse.query.PayloadTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Computes the values of a state's fields, and passes them to the observer. */
final class FieldValues {
  private final StateDefinition state;
  private final Observer observer;

  /** The values of the expressions in the field that is computed. */
  private final Map<String, Json> evaluated = new LinkedHashMap<>();

  FieldValues(StateDefinition state, Observer observer) {
    this.state = state;
    this.observer = observer;
  }

  /** What makes the value of a field. */
  @FunctionalInterface
  interface Computation<T> {
    T value() throws StateException;
  }

  /** What makes values of a template. */
  @FunctionalInterface
  private interface Filling {
    Json of(Json template) throws StateException;
  }

  /** Notes the value of an expression. */
  void evaluated(String part, Json value) {
    evaluated.put(part, value);
  }

  /**
   * Computes the value of a field, passes it to the observer, and returns it. If it fails, the
   * observer gets what the expressions inside the field made before.
   */
  <T extends Json> T computed(String field, Computation<T> computation) throws StateException {
    evaluated.clear();
    try {
      T value = computation.value();
      observer.computed(state, field, value);
      return value;
    } catch (StateException e) {
      evaluated.forEach((part, value) -> observer.computed(state, part, value));
      throw e.at(field);
    }
  }

  /**
   * Returns the value of a field that the observer does not get; if that fails, it is the failure
   * of the field.
   */
  static <T> T at(String field, Computation<T> computation) throws StateException {
    try {
      return computation.value();
    } catch (StateException e) {
      throw e.at(field);
    }
  }

  /** Returns what {@code Output} makes, or another value where it is absent. */
  Json output(Jsonata jsonata, JsonObject fields, String field, Json otherwise)
      throws StateException {
    Optional<Json> output = fields.get("Output");
    return output.isEmpty() ? otherwise : computed(field, () -> jsonata.fill(output.get(), field));
  }

  /** Returns the variables that {@code Assign} sets. */
  JsonObject assigned(Jsonata jsonata, JsonObject fields, String field) throws StateException {
    return assigned(fields, field, assign -> jsonata.fill(assign, field));
  }

  /** Returns the variables that {@code Assign} sets. */
  JsonObject assigned(Bindings bindings, JsonObject fields, String field) throws StateException {
    return assigned(fields, field, assign -> PayloadTemplate.fill(assign, field, bindings));
  }

  private JsonObject assigned(JsonObject fields, String field, Filling filling)
      throws StateException {
    Optional<Json> assign = fields.get("Assign");
    return assign.isPresent()
            && computed(field, () -> withinLimit(filling.of(assign.get())))
                instanceof JsonObject values
        ? values
        : JsonObject.EMPTY;
  }

  /** The variables of one {@code Assign} can be as large together as a payload. */
  private Json withinLimit(Json assigned) throws StateException {
    long size =
        assigned instanceof JsonObject variables
            ? variables.members().values().stream().mapToLong(each -> Payload.of(each).size()).sum()
            : 0;
    if (size > Payload.MAX_BYTES) {
      throw StateException.catchable(
          ServiceTexts.DATA_LIMIT_EXCEEDED,
          ServiceTexts.variablesTooLarge(state.name(), size, Payload.MAX_BYTES));
    }
    return assigned;
  }
}
