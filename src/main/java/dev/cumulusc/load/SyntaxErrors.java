package dev.cumulusc.load;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Tells in our own words where and why a text is not YAML. */
final class SyntaxErrors {
  static final RuleInfo SYNTAX = RuleInfo.error("C0101", "yaml-syntax", "A file is not YAML.");

  private SyntaxErrors() {}

  /** Reports what the engine could not read any further. */
  static void report(
      MarkedYamlEngineException problem, SourcePositions positions, Diagnostics diagnostics) {
    SourceSpan at = problem.getProblemMark().map(positions::at).orElseGet(positions.file()::start);
    diagnostics.report(
        Diagnostic.of(SYNTAX, at, "This is not YAML: " + problem.getProblem() + "."));
  }

  /** Reports that the engine gave up without saying where. */
  static void report(SourceFile file, Diagnostics diagnostics) {
    diagnostics.report(SYNTAX, file.start(), "This is not YAML.");
  }
}
