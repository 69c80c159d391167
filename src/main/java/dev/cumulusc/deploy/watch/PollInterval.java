package dev.cumulusc.deploy.watch;

import java.time.Duration;
import java.util.Random;

/** How often a stack is polled: every second or two, and less often while AWS throttles. */
final class PollInterval {
  private static final Duration QUICK = Duration.ofSeconds(1);
  private static final Duration CALM = Duration.ofMillis(1800);
  private static final Duration SLOWEST = Duration.ofSeconds(20);

  /** From so many stacks on, each poll is several calls, and polls are fewer. */
  private static final int MANY = 4;

  private final Random random;
  private Duration slowed = Duration.ZERO;

  /**
   * Makes an interval.
   *
   * @param seed what makes it differ from that of other processes, which may be throttled as well
   */
  PollInterval(String seed) {
    this.random = new Random(seed.hashCode());
  }

  /** Returns the time to the next poll after one that was answered. */
  Duration next(int stacks) {
    Duration usual = stacks < MANY ? QUICK : CALM;
    slowed = slowed.dividedBy(2);
    return slowed.compareTo(usual) > 0 ? slowed : usual;
  }

  /** Returns the time to the next poll after one that was not answered. */
  Duration nextAfterFailure() {
    Duration doubled = slowed.compareTo(CALM) < 0 ? CALM : slowed.multipliedBy(2);
    slowed = doubled.compareTo(SLOWEST) > 0 ? SLOWEST : doubled;
    return slowed.multipliedBy(80 + random.nextInt(40)).dividedBy(100);
  }
}
