package dev.cumulusc.schema;

import dev.cumulusc.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What a value was found to have against a schema. */
final class Findings {
  private final List<Diagnostic> found = new ArrayList<>();

  void add(Diagnostic diagnostic) {
    found.add(diagnostic);
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
