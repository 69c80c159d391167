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
  static void check(Compilation compilation, Diagnostics diagnostics) {
    boolean complete = !diagnostics.hasErrors();
    if (compilation.deployment().isEmpty()) {
      checkRendered(compilation, complete, diagnostics);
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

  /**
   * Checks what Handlebars templates rendered to. kes hands that on whatever is in it, and so does
   * the template engine: what is wrong is a warning.
   */
  private static void checkRendered(
      Compilation compilation, boolean complete, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    for (Template template : TemplateTexts.templates(compilation).values()) {
      LimitChecks.check(template, found);
      if (complete) {
        TemplateChecks.check(template, found);
      }
    }
    for (Diagnostic each : found.sorted()) {
      boolean error = each.severity() == Severity.ERROR;
      diagnostics.report(error ? each.withSeverity(Severity.WARNING) : each);
    }
  }

  private static void check(
      Compilation compilation, Deployment deployment, Diagnostics diagnostics) {
    new RuleRunner(RuleCatalog.all()).run(deployment, diagnostics);
    LimitChecks.check(deployment, diagnostics);
    PackageSizeCheck.check(deployment, compilation.application().workspace(), diagnostics);
  }
}
