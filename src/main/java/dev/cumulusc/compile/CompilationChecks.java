package dev.cumulusc.compile;

import dev.cumulusc.diagnostic.Diagnostics;
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
    compilation.deployment().ifPresent(found -> check(compilation, found, diagnostics));
    boolean written = compilation.deployment().isEmpty();
    for (Template template : TemplateTexts.templates(compilation).values()) {
      LimitChecks.check(template, diagnostics);
      if (complete && written) {
        TemplateChecks.check(template, diagnostics);
      } else if (complete) {
        TemplateChecks.checkEmitted(template, diagnostics);
      }
    }
  }

  private static void check(
      Compilation compilation, Deployment deployment, Diagnostics diagnostics) {
    new RuleRunner(RuleCatalog.all()).run(deployment, diagnostics);
    LimitChecks.check(deployment, diagnostics);
    PackageSizeCheck.check(deployment, compilation.application().workspace(), diagnostics);
  }
}
