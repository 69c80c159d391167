package dev.cumulusc.app;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.service.ServiceException;

/** Reports calls of AWS that fail, which are no faults of this program. */
final class Reporting {
  private Reporting() {}

  /** Something that calls AWS. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws InterruptedException;
  }

  /**
   * Does something that calls AWS.
   *
   * @param failed what is returned when a call failed, which is reported
   */
  static <T> T failures(Listener listener, T failed, Work<T> work) throws InterruptedException {
    try {
      return work.run();
    } catch (ServiceException e) {
      listener.error(e.getMessage());
      return failed;
    }
  }
}
