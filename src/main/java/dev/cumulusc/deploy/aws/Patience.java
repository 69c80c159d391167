package dev.cumulusc.deploy.aws;

import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * How long the clients of services wait.
 *
 * @param firstAnswer for the very first answer of a service, in each of two tries
 * @param failed before a call is repeated that got lost, or found the service in trouble
 * @param throttled before a call is repeated that came too soon
 */
public record Patience(Duration firstAnswer, Backoff failed, Backoff throttled) {
  /**
   * Waits that double from one repetition to the next, with jitter.
   *
   * @param first the longest wait before the first repetition
   * @param longest the longest wait of all
   */
  public record Backoff(Duration first, Duration longest) {
    BackoffStrategy strategy() {
      return BackoffStrategy.exponentialDelay(first, longest);
    }
  }

  /**
   * What suits AWS and emulators. One that has just been started on a busy machine can need seconds
   * for its first answer, and an address where nobody ever answers has to be given up in about ten.
   */
  public static final Patience USUAL =
      new Patience(
          Duration.ofMillis(4500),
          new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5)),
          new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20)));
}
