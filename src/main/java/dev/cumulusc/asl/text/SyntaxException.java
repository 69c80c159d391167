package dev.cumulusc.asl.text;

/** Leaves the reading of an expression that is wrong; it never leaves the parser that throws it. */
public final class SyntaxException extends RuntimeException {
  private final transient SyntaxFault fault;

  /**
   * Makes the exception.
   *
   * @param offset where the fault is
   * @param message as {@link SyntaxFault} describes it
   */
  public SyntaxException(int offset, String message) {
    super(message, null, false, false);
    this.fault = new SyntaxFault(offset, message);
  }

  public SyntaxFault fault() {
    return fault;
  }
}
