package dev.cumulusc.deploy.after;

/** A step that can't be done; the message is a sentence for people that says why. */
public final class StepFailure extends Exception {
  private static final long serialVersionUID = 1L;

  StepFailure(String message) {
    super(message);
  }
}
