package dev.cumulusc.rehearse.task;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Optional;

/**
 * What a task gets as its answer.
 *
 * @param outcome what the answer is
 * @param after how long it takes from the task's start until it comes, in virtual time
 * @param submission for a task that waits for a job or a token: what the call itself gives
 * @param heartbeat how often a sign of life comes meanwhile; zero for never
 * @param waits for an activity: how long the task waits until a worker takes it
 * @param reason why nothing better comes of it, where another state machine knows; a sentence
 */
@RecordBuilder
public record TaskAnswer(
    Outcome outcome,
    Duration after,
    Json submission,
    Duration heartbeat,
    Duration waits,
    Optional<String> reason)
    implements TaskAnswerBuilder.With {

  /** What an answer is. */
  public sealed interface Outcome {}

  /** The task is done. */
  public record Result(Json value) implements Outcome {}

  /** The task failed. */
  public record Failure(ErrorOutput error) implements Outcome {}

  /** Nobody ever answers. */
  public record Silence() implements Outcome {}

  /** An answer that comes at once. */
  public static TaskAnswer of(Outcome outcome) {
    return new TaskAnswer(
        outcome, Duration.ZERO, JsonObject.EMPTY, Duration.ZERO, Duration.ZERO, Optional.empty());
  }
}
