package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The retriers and catchers of a state during one visit: each retrier counts on its own. */
final class Handlers {
  private static final int DEFAULT_ATTEMPTS = 3;
  private static final double DEFAULT_INTERVAL = 1;
  private static final double DEFAULT_RATE = 2;

  private final List<JsonObject> retriers;
  private final List<JsonObject> catchers;
  private final int[] attempts;
  private final Random random;

  Handlers(StateDefinition state, Random random) {
    this.retriers = objects(state.body(), "Retry");
    this.catchers = objects(state.body(), "Catch");
    this.attempts = new int[retriers.size()];
    this.random = random;
  }

  private static List<JsonObject> objects(JsonObject body, String field) {
    return body.array(field).map(JsonArray::items).orElse(List.of()).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  List<JsonObject> catchers() {
    return catchers;
  }

  /** The next attempt: which retrier asks for it, and how long to wait until then. */
  record Attempt(int retrier, Duration delay) {}

  /** Returns the next attempt, if there is to be one. */
  Optional<Attempt> retry(ErrorOutput error, String alsoKnownAs) {
    for (int i = 0; i < retriers.size(); i++) {
      if (matches(retriers.get(i), error, alsoKnownAs)) {
        return attempts[i] < number(retriers.get(i), "MaxAttempts", DEFAULT_ATTEMPTS)
            ? Optional.of(new Attempt(i, delay(retriers.get(i), attempts[i]++)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Duration delay(JsonObject retrier, int attempt) {
    double seconds =
        number(retrier, "IntervalSeconds", DEFAULT_INTERVAL)
            * Math.pow(number(retrier, "BackoffRate", DEFAULT_RATE), attempt);
    seconds = Math.min(seconds, number(retrier, "MaxDelaySeconds", Double.MAX_VALUE));
    if (retrier.string("JitterStrategy").filter("FULL"::equals).isPresent()) {
      seconds *= random.nextDouble();
    }
    return Duration.ofMillis((long) Math.min(seconds * 1000, Long.MAX_VALUE / 1_000_000d));
  }

  /** Returns the index of the first catcher that takes an error. */
  Optional<Integer> catcher(ErrorOutput error, String alsoKnownAs) {
    for (int i = 0; i < catchers.size(); i++) {
      if (matches(catchers.get(i), error, alsoKnownAs)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static boolean matches(JsonObject handler, ErrorOutput error, String alsoKnownAs) {
    List<Json> names = handler.array("ErrorEquals").map(JsonArray::items).orElse(List.of());
    for (Json name : names) {
      if (name instanceof JsonString string
          && matches(string.value(), error.error() == null ? "" : error.error(), alsoKnownAs)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String name, String error, String alsoKnownAs) {
    return switch (name) {
      case ServiceTexts.ALL -> true;
      case ServiceTexts.TASK_FAILED -> !error.equals(ServiceTexts.TIMEOUT);
      default -> name.equals(error) || name.equals(alsoKnownAs);
    };
  }

  private static double number(JsonObject handler, String field, double otherwise) {
    return handler.get(field).orElse(null) instanceof JsonNumber number
        ? number.value().doubleValue()
        : otherwise;
  }
}
