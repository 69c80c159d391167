package dev.cumulusc.compile;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.rules.RuleCatalog;
import dev.cumulusc.rules.limit.LimitChecks;
import dev.cumulusc.rules.limit.PackageSizeCheck;
import dev.cumulusc.rules.template.TemplateChecks;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.RuleRunner;

/** Runs all checks of what was compiled, whichever engine made it. */
final class CompilationChecks {
  private CompilationChecks() {}

  /** An error before leaves holes in the templates, which would only be reported again. */
  static void check(Compilation compilation, RenderedErrors rendered, Diagnostics diagnostics) {
    boolean complete = !diagnostics.hasErrors();
    if (compilation.deployment().isEmpty()) {
      checkRendered(compilation, complete, rendered, diagnostics);
      return;
    }
    check(compilation, compilation.deployment().get(), diagnostics);
    for (Template template : TemplateTexts.templates(compilation).values()) {
      LimitChecks.check(template, diagnostics);
      if (complete) {
        TemplateChecks.checkEmitted(template, diagnostics);
      }
    }
  }

  private static void checkRendered(
      Compilation compilation, boolean complete, RenderedErrors rendered, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    for (Template template : TemplateTexts.templates(compilation).values()) {
      LimitChecks.check(template, found);
      if (complete) {
        TemplateChecks.check(template, found);
      }
    }
    found.sorted().stream()
        .map(finding -> rendered == RenderedErrors.WARN ? atMostWarning(finding) : finding)
        .forEach(diagnostics::report);
  }

  private static Diagnostic atMostWarning(Diagnostic finding) {
    return finding.severity() == Severity.ERROR ? finding.withSeverity(Severity.WARNING) : finding;
  }

  private static void check(
      Compilation compilation, Deployment deployment, Diagnostics diagnostics) {
    new RuleRunner(RuleCatalog.all()).run(deployment, diagnostics);
    LimitChecks.check(deployment, diagnostics);
    PackageSizeCheck.check(deployment, compilation.application().workspace(), diagnostics);
  }
}
