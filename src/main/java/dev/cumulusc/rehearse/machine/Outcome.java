package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ErrorOutput;
import java.util.Optional;

/** How an execution ends. */
public sealed interface Outcome {

  /** The execution went through. */
  record Succeeded(Payload output) implements Outcome {}

  /**
   * The execution failed.
   *
   * @param failure where; nothing if it was in no state
   */
  record Failed(ErrorOutput error, Optional<Failure> failure) implements Outcome {}

  /**
   * The machine's own time is up, or that of any execution.
   *
   * @param running where the execution was then
   * @param isLongest whether it ran for a year, which is as long as any may run
   */
  record TimedOut(Optional<Waiting> running, boolean isLongest) implements Outcome {}

  /** Something waits for an answer that never comes. */
  record Stuck(Optional<Waiting> waiting) implements Outcome {}

  /**
   * A state that waits.
   *
   * @param retries how many attempts it made after the first
   * @param calls how often the state called its task, in all visits
   * @param reason what the execution that its task started says of itself; a sentence
   */
  record Waiting(StateDefinition state, int retries, int calls, Optional<String> reason) {}
}
