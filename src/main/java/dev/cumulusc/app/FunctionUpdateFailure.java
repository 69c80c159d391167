package dev.cumulusc.app;

/** An update of a function that did not succeed; the message is a sentence for people. */
public final class FunctionUpdateFailure extends Exception {
  private static final long serialVersionUID = 1L;

  FunctionUpdateFailure(String message) {
    super(message);
  }
}
