package dev.cumulusc.report;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/**
 * Diagnostics in the XML of JUnit, which CI servers show as tests: a suite for each file, and in it
 * a failed test for each error and warning. Notes are left out, since they ask for nothing.
 */
public final class JunitReport implements Report {
  private static final String NAME = "cumulusc";

  @Override
  public String print(List<Diagnostic> diagnostics) {
    Map<String, List<Diagnostic>> files =
        diagnostics.stream()
            .filter(diagnostic -> diagnostic.severity() != Severity.NOTE)
            .collect(
                Collectors.groupingBy(
                    diagnostic -> diagnostic.at().file().name(),
                    TreeMap::new,
                    Collectors.toList()));
    try {
      JunitWriter out = new JunitWriter(NAME);
      if (files.isEmpty()) {
        writePassed(out);
      }
      for (Map.Entry<String, List<Diagnostic>> file : files.entrySet()) {
        writeSuite(file.getKey(), file.getValue(), out);
      }
      return out.end();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A string can always be written to.", e);
    }
  }

  /** Writes one passed test, since CI servers take a report without any for a broken run. */
  private static void writePassed(JunitWriter out) throws XMLStreamException {
    out.startSuite("validate", 1, 0);
    out.passed(NAME, "validate");
    out.endSuite();
  }

  private static void writeSuite(String file, List<Diagnostic> diagnostics, JunitWriter out)
      throws XMLStreamException {
    out.startSuite(file, diagnostics.size(), diagnostics.size());
    for (Diagnostic diagnostic : diagnostics) {
      out.startFailed(diagnostic.rule().code() + " at " + diagnostic.at());
      out.failure(
          diagnostic.severity().label(),
          diagnostic.message(),
          new TextReport(Theme.PLAIN).print(List.of(diagnostic)));
    }
    out.endSuite();
  }
}
