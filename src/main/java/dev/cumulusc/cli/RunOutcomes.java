package dev.cumulusc.cli;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.machine.Outcome;

/** Says how an execution ended. */
final class RunOutcomes {
  private RunOutcomes() {}

  /** Returns the state in which the execution ended; empty if it was none. */
  static String state(Outcome outcome) {
    if (outcome instanceof Outcome.Stuck stuck) {
      return stuck.state();
    }
    return outcome instanceof Outcome.Failed failed ? failed.state() : "";
  }

  static String sentence(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      ErrorOutput error = failed.error();
      String in = failed.state().isEmpty() ? "" : " in the state `" + failed.state() + "`";
      return "The execution failed"
          + in
          + " with "
          + (error.error() == null ? "no error name" : error.error())
          + (error.cause() == null ? "." : ": " + error.cause());
    }
    if (outcome instanceof Outcome.TimedOut) {
      return "The execution took longer than the state machine's TimeoutSeconds.";
    }
    if (outcome instanceof Outcome.Stuck stuck) {
      return "The state `"
          + stuck.state()
          + "` waits for an answer that never comes: mock it, or set TimeoutSeconds.";
    }
    return "The execution succeeded.";
  }
}
