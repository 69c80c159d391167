package dev.cumulusc.rehearse.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates the JSONata expressions of one state visit. */
public final class Jsonata {
  /** A word that follows {@code $states}, which says what has to be made for the evaluation. */
  private static final Pattern CONTEXT =
      Pattern.compile("\\$states\\b(?!\\s*\\.\\s*(?:input|result|errorOutput)\\b)");

  private final Bindings bindings;
  private final Map<String, Json> states = new LinkedHashMap<>();

  /** Values that were converted before; the same ones are asked for by each expression. */
  private final Map<String, Object> converted = new LinkedHashMap<>();

  public Jsonata(Bindings bindings) {
    this.bindings = bindings;
    states.put("input", bindings.input());
  }

  /** Makes {@code $states.result} or {@code $states.errorOutput} known. */
  public Jsonata with(String name, Json value) {
    states.put(name, value);
    return this;
  }

  /** Returns whether a string is an expression. */
  public static boolean isExpression(Json value) {
    return value instanceof JsonString text
        && text.value().startsWith("{%")
        && text.value().endsWith("%}")
        && text.value().length() >= 4;
  }

  /**
   * Fills in a template: every string that is an expression is replaced by its value.
   *
   * @param field where the template stands in the state, as in {@code Choices[0]/Output}
   */
  public Json fill(Json template, String field) throws StateException {
    if (isExpression(template)) {
      return evaluate((JsonString) template, field);
    }
    if (template instanceof JsonObject object) {
      Map<String, Json> filled = new LinkedHashMap<>();
      for (Map.Entry<String, Json> member : object.members().entrySet()) {
        filled.put(member.getKey(), fill(member.getValue(), field + "/" + member.getKey()));
      }
      return new JsonObject(filled);
    }
    if (template instanceof JsonArray array) {
      List<Json> filled = new ArrayList<>();
      for (int i = 0; i < array.items().size(); i++) {
        filled.add(fill(array.items().get(i), field + "[" + i + "]"));
      }
      return new JsonArray(filled);
    }
    return template;
  }

  /**
   * Fills in a field that needs a value of one type.
   *
   * @param type the type's name in messages
   * @param wanted the type itself
   */
  public <T extends Json> T fill(Json template, String field, String type, Class<T> wanted)
      throws StateException {
    Json value = fill(template, field);
    if (wanted.isInstance(value)) {
      return wanted.cast(value);
    }
    throw unexpected(template, field, type, value);
  }

  /** Fills in a field that needs a whole number of at least a minimum. */
  public long wholeNumber(Json template, String field, long minimum) throws StateException {
    JsonNumber number = fill(template, field, "number", JsonNumber.class);
    if (number.isWhole() && number.value().longValue() >= minimum) {
      return number.value().longValue();
    }
    throw StateException.evaluation(
        ServiceTexts.noWholeNumber(expression(template), field, minimum, number.text()), field);
  }

  /**
   * Returns the failure of a field whose value has another type than it needs.
   *
   * @param type the name of the type that it needs
   */
  public StateException unexpected(Json template, String field, String type, Json value) {
    return StateException.evaluation(
        ServiceTexts.unexpectedType(
            expression(template), field, type, value.typeName(), value.text()),
        field);
  }

  /** Returns what stands between the marks of an expression. */
  public static String expression(Json template) {
    String text = Values.string(template);
    return isExpression(template) ? text.substring(2, text.length() - 2).strip() : text;
  }

  private Json evaluate(JsonString template, String field) throws StateException {
    String expression = expression(template);
    Optional<Json> value;
    try {
      value = new Evaluation(expression, frame -> bind(frame, expression)).value();
    } catch (JException e) {
      throw failed(expression, field, JsonataMessages.of(e));
    } catch (Evaluation.UnsupportedResultException e) {
      throw StateException.evaluation(ServiceTexts.unsupportedType(expression, field), field);
    } catch (StackOverflowError e) {
      throw failed(expression, field, ": " + ServiceTexts.STACK_OVERFLOW);
    } catch (RuntimeException e) {
      throw failed(expression, field, JsonataMessages.of(e));
    }
    Json known =
        value.orElseThrow(
            () -> StateException.evaluation(ServiceTexts.undefined(expression, field), field));
    bindings.evaluated().accept(field, known);
    return known;
  }

  private static StateException failed(String expression, String field, String why) {
    return StateException.evaluation(ServiceTexts.evaluationFailed(expression, field, why), field);
  }

  private void bind(Frame frame, String expression) {
    JsonataFunctions.bind(frame, bindings.services());
    bindings.variables().forEach((name, value) -> frame.bind(name, java("$" + name, value)));
    Map<String, @Nullable Object> known = new LinkedHashMap<>();
    states.forEach((name, value) -> known.put(name, java(name, value)));
    if (CONTEXT.matcher(expression).find()) {
      known.put(
          "context", bindings.context().get().toJava(com.dashjoin.jsonata.Jsonata.NULL_VALUE));
    }
    frame.bind("states", (Object) known);
  }

  private Object java(String name, Json value) {
    return converted.computeIfAbsent(
        name, key -> value.toJava(com.dashjoin.jsonata.Jsonata.NULL_VALUE));
  }
}
