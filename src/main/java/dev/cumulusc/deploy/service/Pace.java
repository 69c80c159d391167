package dev.cumulusc.deploy.service;

import java.time.Duration;
import java.time.Instant;

/** Time, and the passing of it, which tests speed up. */
public interface Pace {
  Instant now();

  /**
   * Waits.
   *
   * @throws InterruptedException if somebody wants something else to be done
   */
  void pause(Duration time) throws InterruptedException;

  /** The time of the system. */
  static Pace real() {
    return new Pace() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
      }
    };
  }
}
