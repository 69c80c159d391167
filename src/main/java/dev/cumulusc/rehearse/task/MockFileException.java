package dev.cumulusc.rehearse.task;

import dev.cumulusc.source.SourceSpan;

/** A MockConfigFile.json says something that makes no sense. */
final class MockFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SourceSpan place;

  MockFileException(SourceSpan place, String message) {
    super(message);
    this.place = place;
  }

  /** Returns where in the file it is. */
  SourceSpan place() {
    return place;
  }
}
