package dev.cumulusc.rehearse.query;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonNull;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions within the limits of the service.
 *
 * <p>The library gives the same for JSON null as for no value at all. Where it gives that, the
 * expression is evaluated once more, to ask whether its value exists.
 */
final class Evaluation {
  /** How deep evaluation may nest: AWS takes 100 and refuses 101. */
  private static final int MAX_DEPTH = 100;

  /** How long one evaluation may take, in milliseconds. */
  private static final int MAX_TIME = 5000;

  /** The expressions that each thread has parsed: an evaluation changes the parsed expression. */
  private static final ThreadLocal<Map<String, Parsed>> PARSED =
      ThreadLocal.withInitial(HashMap::new);

  private static final VarHandle ENVIRONMENT = environment();

  /**
   * An expression, and the frame that all evaluations start from.
   *
   * <p>The library keeps the last frame of an evaluation in the expression and starts the next one
   * from there, so that it would see the variables of the one before; it offers no way to go back.
   */
  private record Parsed(Jsonata expression, Object start) {
    static Parsed of(String text) {
      Jsonata expression = Jsonata.jsonata(text);
      return new Parsed(expression, ENVIRONMENT.get(expression));
    }

    @Nullable Object evaluate(Consumer<Frame> binding, int depth) {
      ENVIRONMENT.set(expression, start);
      Frame frame = expression.createFrame();
      binding.accept(frame);
      frame.setRuntimeBounds(MAX_TIME, depth);
      return expression.evaluate(null, frame);
    }
  }

  private final String expression;
  private final Consumer<Frame> binding;

  /**
   * @param binding makes known what the expression can refer to
   */
  Evaluation(String expression, Consumer<Frame> binding) {
    this.expression = expression;
    this.binding = binding;
  }

  /** Returns the value, or nothing if the expression gives none. */
  Optional<Json> value() {
    Object value = evaluate(expression, MAX_DEPTH);
    if (value != null) {
      return Optional.of(json(value));
    }
    Object exists = evaluate("$exists(" + expression + "\n)", MAX_DEPTH + 1);
    return Boolean.TRUE.equals(exists) ? Optional.of(JsonNull.NULL) : Optional.empty();
  }

  /** An expression gives a function, which no state can hold, be it in an array or an object. */
  static final class UnsupportedResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private @Nullable Object evaluate(String text, int depth) {
    return PARSED.get().computeIfAbsent(text, Parsed::of).evaluate(binding, depth);
  }

  private static VarHandle environment() {
    try {
      return MethodHandles.privateLookupIn(Jsonata.class, MethodHandles.lookup())
          .findVarHandle(Jsonata.class, "environment", Frame.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Converts a value of the library's; inside objects and arrays, nothing is JSON null. */
  static Json json(@Nullable Object value) {
    if (value == null || value == Jsonata.NULL_VALUE) {
      return JsonNull.NULL;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Json> members = new LinkedHashMap<>();
      map.forEach((name, member) -> members.put(String.valueOf(name), json(member)));
      return new JsonObject(members);
    }
    if (value instanceof List<?> list) {
      List<Json> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(json(item)));
      return new JsonArray(items);
    }
    if (value instanceof Boolean bool) {
      return new JsonBoolean(bool);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof String text) {
      return new JsonString(text);
    }
    throw new UnsupportedResultException();
  }

  /** Whole numbers are written without a fraction while they fit into a long. */
  private static Json number(Number number) {
    if (!(number instanceof Double value)) {
      return JsonNumber.ofNumber(number);
    }
    if (!Double.isFinite(value)) {
      return new JsonString(value.toString());
    }
    return value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE
        ? JsonNumber.of(value.longValue())
        : new JsonNumber(value);
  }
}
