package dev.cumulusc.rehearse.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A virtual clock: what is due at the same time happens in the order in which it was planned. */
public final class Scheduler {
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::time).thenComparingLong(Due::number));
  private Instant now;
  private long planned;

  public Scheduler(Instant start) {
    this.now = start;
  }

  private record Due(Instant time, long number, Runnable action) {}

  public Instant now() {
    return now;
  }

  void at(Instant time, Runnable action) {
    queue.add(new Due(time.isBefore(now) ? now : time, planned++, action));
  }

  void after(Duration duration, Runnable action) {
    at(now.plus(duration), action);
  }

  /** Does what is due next, and returns whether there was anything. */
  boolean step() {
    Due next = queue.poll();
    if (next == null) {
      return false;
    }
    now = next.time();
    next.action().run();
    return true;
  }
}
