package dev.cumulusc.deploy.inflight;

import dev.cumulusc.deploy.service.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Waits until no execution of some state machines is running any more. */
public final class WaitForExecutions {
  private static final Duration MIN_PAUSE = Duration.ofSeconds(2);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(20);

  private final InFlight inFlight;
  private final Clock clock;

  public WaitForExecutions(InFlight inFlight, Clock clock) {
    this.inFlight = inFlight;
    this.clock = clock;
  }

  /** Receives how the waiting goes. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Receives a count.
     *
     * @param running how many executions are still running
     * @param left how long is waited for them at most
     */
    void counted(int running, Duration left);
  }

  /**
   * Waits.
   *
   * @param longest how long is waited at most
   * @return how many executions are running at the end: none, or some when the time was up
   * @throws InterruptedException if somebody wants something else to be done
   */
  public int await(List<MachineUse> machines, Duration longest, Progress progress)
      throws InterruptedException {
    Instant end = clock.now().plus(longest);
    Duration pause = MIN_PAUSE;
    while (true) {
      int running = inFlight.count(machines);
      Duration left = Duration.between(clock.now(), end);
      if (running == 0 || left.isNegative() || left.isZero()) {
        return running;
      }
      progress.counted(running, left);
      clock.sleep(pause.compareTo(left) < 0 ? pause : left);
      pause = shorter(pause.multipliedBy(2), MAX_PAUSE);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
