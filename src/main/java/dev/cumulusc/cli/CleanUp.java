package dev.cumulusc.cli;

import dev.cumulusc.deploy.plan.ChangeSets;
import dev.cumulusc.deploy.stack.ServiceException;
import java.io.PrintWriter;

/** Takes back what was prepared when the process is ended before its time. */
final class CleanUp implements AutoCloseable {
  private final Thread hook;

  private CleanUp(Thread hook) {
    this.hook = hook;
  }

  /** Cleans up from now on when the process ends, until it is closed. */
  static CleanUp of(ChangeSets changeSets, PrintWriter err) {
    Thread hook = new Thread(() -> abandon(changeSets, err), "clean-up");
    Runtime.getRuntime().addShutdownHook(hook);
    return new CleanUp(hook);
  }

  private static void abandon(ChangeSets changeSets, PrintWriter err) {
    if (changeSets.isEmpty()) {
      return;
    }
    err.println();
    err.println("Interrupted: taking back the change sets that were made.");
    err.flush();
    try {
      changeSets.abandon();
    } catch (ServiceException e) {
      err.println("warning: A change set is left behind. " + e.getMessage());
    }
    err.flush();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook is at work.
    }
  }
}
