package dev.cumulusc.rehearse.test;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A task's call in a recorded execution, from its first event to its answer. */
final class RecordedCall {
  /** How much later than its limit the service may notice that a task has timed out. */
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private final Json input;
  private final boolean isActivity;
  private final Optional<Instant> scheduled;
  private final Optional<Duration> timeout;
  private final Optional<Duration> heartbeat;
  private Optional<Instant> started = Optional.empty();
  private Optional<Json> submitted = Optional.empty();
  private Optional<JsonObject> outcome = Optional.empty();
  private Optional<Instant> ended = Optional.empty();
  private boolean isTimedOut;

  /**
   * @param details those of the event that scheduled the task
   * @param time when that was; empty if the history does not say
   */
  RecordedCall(Json input, boolean isActivity, JsonObject details, Optional<Instant> time) {
    this.input = input;
    this.isActivity = isActivity;
    this.scheduled = time;
    this.timeout = seconds(details, "timeoutInSeconds");
    this.heartbeat = seconds(details, "heartbeatInSeconds");
  }

  private static Optional<Duration> seconds(JsonObject details, String member) {
    return details.get(member).orElse(null) instanceof JsonNumber number
        ? Optional.of(Duration.ofSeconds(number.value().longValue()))
        : Optional.empty();
  }

  Json input() {
    return input;
  }

  void start(Optional<Instant> time) {
    started = time;
  }

  void submit(Json output) {
    submitted = Optional.of(output);
  }

  void succeed(Json result, Optional<Instant> time) {
    outcome = Optional.of(new JsonObject.Builder().put("result", result).build());
    ended = time;
  }

  void fail(JsonObject error, Optional<Instant> time) {
    outcome = Optional.of(error);
    ended = time;
  }

  /** The service had no answer in time: the state's own limits decide on that again. */
  void timeOut(Optional<Instant> time) {
    isTimedOut = true;
    ended = time;
  }

  /**
   * Returns the call's answer as a test file has it.
   *
   * @param end when the execution ended, for calls that had no answer by then
   */
  JsonObject answer(Optional<Instant> end) {
    Optional<Duration> taken = between(started.or(() -> scheduled), ended);
    JsonObject answer = isTimedOut ? timedOut(taken) : outcome.orElseGet(RecordedCall::silence);
    if (outcome.isPresent()) {
      // The service's clocks differ by a little: what came in time stays so.
      answer =
          with(
              answer,
              "duration",
              taken.map(
                  each ->
                      timeout.map(each::compareTo).filter(order -> order > 0).isPresent()
                          ? timeout.get()
                          : each));
      answer = with(answer, "heartbeat", beats(taken));
    }
    if (isActivity) {
      answer = with(answer, "waits", waited(end));
    }
    return submitted.isPresent() ? answer.with("submitted", submitted.get()) : answer;
  }

  private static JsonObject silence() {
    return new JsonObject.Builder().put("silent", new JsonBoolean(true)).build();
  }

  /** One that got heartbeats until they stopped says so itself; else the limits are enough. */
  private JsonObject timedOut(Optional<Duration> taken) {
    boolean isOutlasted = isLonger(taken, heartbeat.map(TOLERANCE::plus));
    if (!isOutlasted) {
      return silence();
    }
    boolean isWholeTime = isLonger(taken.map(TOLERANCE::plus), timeout);
    JsonObject answer =
        isWholeTime
            ? silence()
            : with(
                new JsonObject.Builder().put("error", "States.HeartbeatTimeout").build(),
                "duration",
                taken);
    return with(answer, "heartbeat", beats(taken));
  }

  /** That a task lived longer than without a heartbeat shows that there were some. */
  private Optional<Duration> beats(Optional<Duration> taken) {
    return isLonger(taken, heartbeat) ? heartbeat.map(each -> each.dividedBy(2)) : Optional.empty();
  }

  private static boolean isLonger(Optional<Duration> time, Optional<Duration> than) {
    return time.isPresent() && than.isPresent() && time.get().compareTo(than.get()) > 0;
  }

  /** How long no worker took the task; one that none ever took waits beyond the execution's end. */
  private Optional<Duration> waited(Optional<Instant> end) {
    return started.isPresent() || ended.isPresent()
        ? between(scheduled, started)
        : between(scheduled, end).map(TOLERANCE::plus);
  }

  private static Optional<Duration> between(Optional<Instant> from, Optional<Instant> to) {
    return from.flatMap(start -> to.map(end -> Duration.between(start, end)));
  }

  private static JsonObject with(JsonObject answer, String key, Optional<Duration> time) {
    if (time.filter(each -> each.toMillis() > 0).isEmpty()) {
      return answer;
    }
    BigDecimal seconds = BigDecimal.valueOf(time.get().toMillis(), 3).stripTrailingZeros();
    return answer.with(key, JsonNumber.parse(seconds.toPlainString()));
  }
}
