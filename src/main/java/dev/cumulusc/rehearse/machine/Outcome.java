package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ErrorOutput;

/** How an execution ends. */
public sealed interface Outcome {

  /** The execution went through. */
  record Succeeded(Payload output) implements Outcome {}

  /**
   * The execution failed.
   *
   * @param state the state in which it failed; empty if it was none
   */
  record Failed(ErrorOutput error, String state) implements Outcome {}

  /** The machine's own time is up. */
  record TimedOut() implements Outcome {}

  /** Something waits for an answer that never comes. */
  record Stuck(String state) implements Outcome {}
}
