package dev.cumulusc.report;

import dev.cumulusc.diagnostic.Diagnostic;
import java.util.List;

/** A way to write diagnostics down, for people or for a program. */
@FunctionalInterface
public interface Report {

  /**
   * Returns the report's text.
   *
   * @param diagnostics in the order in which they are to be read
   */
  String print(List<Diagnostic> diagnostics);
}
