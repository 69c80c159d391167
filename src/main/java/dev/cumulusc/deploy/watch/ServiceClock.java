package dev.cumulusc.deploy.watch;

import java.time.Duration;
import java.time.Instant;

/** Compares the service's clock with ours, by the times of events that are seen when they come. */
final class ServiceClock {
  /** What an event may take to be seen. Beyond that, the clocks differ. */
  private static final Duration DELAY = Duration.ofSeconds(10);

  /** How far our clock is ahead. */
  private Duration ahead = Duration.ZERO;

  /**
   * Takes an event in.
   *
   * @param justNow whether it surely came within the last seconds
   */
  void observe(Instant eventTime, Instant now, boolean justNow) {
    Duration since = Duration.between(eventTime, now).minus(ahead);
    if (since.isNegative() || (justNow && since.compareTo(DELAY) > 0)) {
      ahead = ahead.plus(since);
    }
  }

  /** Returns the time from an event to a moment of ours. */
  Duration since(Instant eventTime, Instant now) {
    Duration since = Duration.between(eventTime, now).minus(ahead);
    return since.isNegative() ? Duration.ZERO : since;
  }
}
