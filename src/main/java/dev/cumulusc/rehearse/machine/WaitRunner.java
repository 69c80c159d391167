package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.json.Timestamps;
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
      return Duration.ofSeconds(seconds(Values.string(secondsPath.get())));
    }
    Optional<Json> seconds = state.field("Seconds");
    if (seconds.isPresent()) {
      Json value =
          state.isJsonata()
              ? visit.jsonata().fill(seconds.get(), "Seconds", "number", JsonNumber.class)
              : seconds.get();
      return Duration.ofSeconds(((JsonNumber) value).value().longValue());
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
    Optional<Json> path = state.field("TimestampPath");
    String field = path.isPresent() ? "TimestampPath" : "Timestamp";
    Json value;
    String shown = "";
    if (path.isPresent()) {
      String missing = Values.string(path.get());
      shown = missing;
      value =
          Paths.find(shown, visit.selected())
              .orElseThrow(() -> StateException.runtime(ServiceTexts.notAValue(field, missing)));
    } else {
      Json written = state.field("Timestamp").orElseThrow();
      shown = Jsonata.expression(written);
      value =
          state.isJsonata()
              ? visit.jsonata().fill(written, "Timestamp", "string", JsonString.class)
              : written;
    }
    String text = Values.string(value);
    String named = shown;
    return Timestamps.parse(text)
        .orElseThrow(() -> StateException.runtime(ServiceTexts.notATimestamp(field, named, text)));
  }
}
