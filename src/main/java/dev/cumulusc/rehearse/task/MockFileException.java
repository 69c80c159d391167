package dev.cumulusc.rehearse.task;

import dev.cumulusc.source.SourceSpan;

/** A file of mocks says something that makes no sense. */
public final class MockFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SourceSpan place;

  MockFileException(SourceSpan place, String message) {
    super(message);
    this.place = place;
  }

  /** Returns where in the file it is. */
  public SourceSpan place() {
    return place;
  }
}
