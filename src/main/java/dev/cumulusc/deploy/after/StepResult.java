package dev.cumulusc.deploy.after;

/**
 * What came of a step.
 *
 * @param message a sentence for people: what was done, or why it failed
 */
public record StepResult(Step step, Outcome outcome, String message) {

  /** How a step ended. */
  public enum Outcome {
    /** Something was changed. */
    DONE,
    /** Everything was as it should be. */
    UNCHANGED,
    /** It failed; the message says why. */
    FAILED
  }

  public boolean isFailed() {
    return outcome == Outcome.FAILED;
  }
}
