package dev.cumulusc.compile;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.validate.Rule;
import dev.cumulusc.validate.RuleEngine;
import java.util.List;
import java.util.Optional;

/** Compiles an application and checks it with a single rule. */
public final class RuleAlone {
  private RuleAlone() {}

  /** Returns what the rule reports, and the steps before it. */
  public static List<Diagnostic> run(
      Rule rule, ApplicationRequest request, Optional<EngineChoice> engine) {
    Diagnostics diagnostics = new Diagnostics();
    new Compiler(diagnostics, RenderedErrors.STOP, new RuleEngine(List.of(rule)))
        .compile(request, engine);
    return diagnostics.sorted();
  }
}
