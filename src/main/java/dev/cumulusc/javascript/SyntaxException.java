package dev.cumulusc.javascript;

/** Ends the reading of a string that is no JavaScript, or that goes beyond what is read. */
final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Program.Fault fault;

  /**
   * Makes an exception without a stack trace: it never leaves this package.
   *
   * @param message what is wrong, after "The file": {@code ends within a comment}
   */
  SyntaxException(int offset, String message) {
    super(message, null, false, false);
    this.fault = new Program.Fault(offset, message);
  }

  Program.Fault fault() {
    return fault;
  }
}
