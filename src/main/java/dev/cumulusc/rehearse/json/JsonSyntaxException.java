package dev.cumulusc.rehearse.json;

/** A string is no JSON. */
public final class JsonSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  JsonSyntaxException(String message, int line, int column) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** Returns the line of the fault, from 1. */
  public int line() {
    return line;
  }

  /** Returns the column of the fault, from 1. */
  public int column() {
    return column;
  }
}
