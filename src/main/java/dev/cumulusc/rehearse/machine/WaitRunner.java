package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.knowledge.Timestamps;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.query.Jsonata;
import dev.cumulusc.rehearse.query.Paths;
import dev.cumulusc.rehearse.query.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits, in virtual time. */
final class WaitRunner extends StateRunner {
  WaitRunner(Visit visit) {
    super(visit);
  }

  @Override
  void run() throws StateException {
    visit.later(duration(), () -> visit.pass(state.next(), "Next"));
  }

  private Duration duration() throws StateException {
    Optional<Json> secondsPath = state.field("SecondsPath");
    if (secondsPath.isPresent()) {
      return Duration.ofSeconds(
          FieldValues.at("SecondsPath", () -> seconds(Values.string(secondsPath.get()))));
    }
    Optional<Json> seconds = state.field("Seconds");
    if (seconds.isPresent()) {
      return Duration.ofSeconds(
          state.isJsonata()
              ? visit.jsonata().wholeNumber(seconds.get(), "Seconds", 0)
              : ((JsonNumber) seconds.get()).value().longValue());
    }
    Duration left = Duration.between(visit.frame.execution.rehearsal.now(), until());
    return left.isNegative() ? Duration.ZERO : left;
  }

  private long seconds(String path) throws StateException {
    Json value =
        Paths.find(path, visit.selected())
            .orElseThrow(() -> StateException.runtime(ServiceTexts.notAValue("SecondsPath", path)));
    if (!(value instanceof JsonNumber number) || !number.isWhole()) {
      throw StateException.runtime(ServiceTexts.notALong("SecondsPath", path, value.text()));
    }
    long seconds = number.value().longValue();
    if (seconds < 0) {
      throw StateException.runtime(ServiceTexts.negativeSeconds("SecondsPath", path, value.text()));
    }
    return seconds;
  }

  private Instant until() throws StateException {
    Optional<Json> written = state.field("Timestamp");
    if (written.isPresent()) {
      return FieldValues.at(
          "Timestamp",
          () -> state.isJsonata() ? computed(written.get()) : parsed("Timestamp", written.get()));
    }
    Json path = state.field("TimestampPath").orElseThrow();
    return FieldValues.at("TimestampPath", () -> until(Values.string(path)));
  }

  private Instant until(String shown) throws StateException {
    Json value =
        Paths.find(shown, visit.selected())
            .orElseThrow(
                () -> StateException.runtime(ServiceTexts.notAValue("TimestampPath", shown)));
    return parsed("TimestampPath", shown, value);
  }

  private static Instant parsed(String field, Json value) throws StateException {
    return parsed(field, Values.string(value), value);
  }

  private static Instant parsed(String field, String shown, Json value) throws StateException {
    String text = Values.string(value);
    return Timestamps.parse(text)
        .orElseThrow(() -> StateException.runtime(ServiceTexts.notATimestamp(field, shown, text)));
  }

  private Instant computed(Json expression) throws StateException {
    String text = visit.jsonata().fill(expression, "Timestamp", "string", JsonString.class).value();
    return Timestamps.parseComputed(text)
        .orElseThrow(
            () ->
                StateException.evaluation(
                    ServiceTexts.noTimestamp(Jsonata.expression(expression), "Timestamp", text),
                    "Timestamp"));
  }
}
