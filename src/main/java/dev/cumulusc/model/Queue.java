package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * An SQS queue.
 *
 * @param visibilityTimeout in seconds
 * @param retry after how many receptions a message goes to the failed queue; without it there is no
 *     such queue
 * @param messageRetention how long messages are kept, in seconds
 */
public record Queue(
    Located<String> name,
    Optional<Located<Integer>> visibilityTimeout,
    Optional<Located<Integer>> retry,
    Optional<Located<Integer>> messageRetention,
    List<Consumer> consumers,
    Origin origin) {

  public Queue {
    consumers = List.copyOf(consumers);
  }

  /** Returns the logical id of the queue. */
  public String logicalId() {
    return LogicalIds.queue(name.value());
  }

  /** Returns the logical id of the queue that takes what could not be handled. */
  public String failedLogicalId() {
    return LogicalIds.failedQueue(name.value());
  }

  /**
   * A Lambda function that is started on a schedule to read the queue.
   *
   * @param messageLimit how many messages it may take at a time
   * @param state {@code ENABLED} or {@code DISABLED}
   */
  public record Consumer(
      Located<String> lambda,
      Located<String> schedule,
      Optional<Located<Integer>> messageLimit,
      Located<String> state,
      Origin origin) {}
}
