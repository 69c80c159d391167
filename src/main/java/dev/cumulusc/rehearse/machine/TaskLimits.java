package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.query.Paths;
import dev.cumulusc.rehearse.query.Values;
import java.time.Duration;
import java.util.Optional;

/** How long a task may take, and how long it may be silent. */
final class TaskLimits {
  private final Visit visit;
  private final StateDefinition state;

  TaskLimits(Visit visit) {
    this.visit = visit;
    this.state = visit.state;
  }

  Optional<Duration> timeout() throws StateException {
    return positive("TimeoutSeconds").map(Duration::ofSeconds);
  }

  Optional<Duration> heartbeat() throws StateException {
    return positive("HeartbeatSeconds").map(Duration::ofSeconds);
  }

  /**
   * Reads a positive whole number that a field gives as it is, by a path in another field, or as an
   * expression.
   *
   * @param name the field's name; with {@code Path} behind it, the name of the other
   */
  private Optional<Long> positive(String name) throws StateException {
    Optional<Json> direct = state.field(name);
    if (direct.isPresent()) {
      return Optional.of(
          state.isJsonata()
              ? visit.jsonata().wholeNumber(direct.get(), name, 1)
              : ((JsonNumber) direct.get()).value().longValue());
    }
    Optional<Json> path = state.field(name + "Path");
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String field = name + "Path";
    return Optional.of(FieldValues.at(field, () -> positive(field, path.get())));
  }

  private long positive(String field, Json path) throws StateException {
    Json value = Paths.select(path, visit.selected());
    String shown = Values.string(path);
    if (!(value instanceof JsonNumber number) || !number.isWhole()) {
      throw StateException.runtime(ServiceTexts.notALong(field, shown, value.text()));
    }
    long whole = number.value().longValue();
    if (whole <= 0) {
      throw StateException.runtime(
          whole < 0
              ? ServiceTexts.negativeSeconds(field, shown, value.text())
              : ServiceTexts.notPositive(field, shown, value.text()));
    }
    return whole;
  }
}
