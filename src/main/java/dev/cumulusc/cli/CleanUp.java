package dev.cumulusc.cli;

import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.service.ServiceException;
import java.io.PrintWriter;

/** Takes back what was prepared when the process is ended before its time. */
final class CleanUp {
  private CleanUp() {}

  /** Something that makes change sets. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws InterruptedException;
  }

  /** Does something; when the process ends meanwhile, the change sets are taken back. */
  static <T> T around(ChangeSets changeSets, PrintWriter err, Work<T> work)
      throws InterruptedException {
    Thread hook = new Thread(() -> abandon(changeSets, err), "clean-up");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.run();
    } finally {
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook is at work.
    }
  }

  private static void abandon(ChangeSets changeSets, PrintWriter err) {
    if (changeSets.isCreating()) {
      err.println();
      err.println("Interrupted: waiting for the change set that is being made, to take it back.");
      err.flush();
    }
    if (changeSets.isEmpty()) {
      err.println();
      err.println("Interrupted.");
      err.flush();
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
}
