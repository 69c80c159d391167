package dev.cumulusc.handler;

/** The answer to a question about a source. */
public enum Answer {
  YES,
  NO,
  /** The source does not decide it, or was not understood. */
  UNKNOWN;

  /** Returns the answer of something that is decided. */
  static Answer of(boolean answer) {
    return answer ? YES : NO;
  }
}
