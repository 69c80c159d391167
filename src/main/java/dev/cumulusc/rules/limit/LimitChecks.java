package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.template.Template;

/**
 * All checks of limits. Most read the template, because there the names are whole and the defaults
 * in their places, whoever made it; every value there still knows the line that caused it.
 */
public final class LimitChecks {
  private LimitChecks() {}

  /** Checks what is known from a template alone. */
  public static void check(Template template, Diagnostics diagnostics) {
    FunctionLimits.check(template, diagnostics);
    EnvironmentCheck.check(template, diagnostics);
    RuntimeCheck.check(template, diagnostics);
    NameCheck.check(template, diagnostics);
    EventRuleCheck.check(template, diagnostics);
    EventSourceCheck.check(template, diagnostics);
    AlarmCheck.check(template, diagnostics);
  }

  /** Checks what is known from a template whose configuration has no model. */
  public static void checkRendered(Template template, Diagnostics diagnostics) {
    check(template, diagnostics);
    IdentifierCheck.check(template, diagnostics);
  }

  /** Checks what only the configuration tells. */
  public static void check(Deployment deployment, Diagnostics diagnostics) {
    InstanceFit.check(deployment, diagnostics);
    IdentifierCheck.check(deployment, diagnostics);
  }
}
