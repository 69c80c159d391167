package dev.cumulusc.schema;

import dev.cumulusc.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What a value was found to have against a schema. */
final class Findings {
  private final boolean whole;
  private final List<Diagnostic> found = new ArrayList<>();

  /**
   * Makes a list of nothing.
   *
   * @param whole whether the value is as it is meant; otherwise something was left out of it
   */
  Findings(boolean whole) {
    this.whole = whole;
  }

  void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Adds that something is missing, unless it may have been left out. */
  void addMissing(Diagnostic diagnostic) {
    if (whole) {
      add(diagnostic);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  int count() {
    return found.size();
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
