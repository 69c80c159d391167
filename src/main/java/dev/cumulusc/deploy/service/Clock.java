package dev.cumulusc.deploy.service;

import java.time.Duration;
import java.time.Instant;

/** The time, and waiting, which tests speed up. */
public interface Clock {
  Instant now();

  /**
   * Waits.
   *
   * @throws InterruptedException if somebody wants something else to be done
   */
  void sleep(Duration time) throws InterruptedException;

  /** Returns the clock of the system. */
  static Clock system() {
    return new Clock() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
      }
    };
  }
}
