package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.schema.SchemaCheck;
import dev.cumulusc.template.Template;

/**
 * All checks of a template beside that of its references, which the emitter makes itself. They work
 * on any template: an emitted one, an override, or what the template engine gives.
 */
public final class TemplateChecks {
  private TemplateChecks() {}

  /** Checks a template that somebody wrote, and also reports what is in it for nothing. */
  public static void check(Template template, Diagnostics diagnostics) {
    checkEmitted(template, diagnostics);
    UnusedParameterCheck.check(template, diagnostics);
  }

  /**
   * Reports what CloudFormation would refuse. The parameters of an emitted template are what other
   * stacks give it, and no concern of its user.
   */
  public static void checkEmitted(Template template, Diagnostics diagnostics) {
    SchemaCheck.check(template, diagnostics);
    ResourceCheck.check(template, diagnostics);
    CountCheck.check(template, diagnostics);
    CycleCheck.check(template, diagnostics);
    PhysicalNameCheck.check(template, diagnostics);
    PlainReferenceCheck.check(template, diagnostics);
  }
}
