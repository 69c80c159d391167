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

  /** Reports what CloudFormation would refuse, and what is there for nothing. */
  public static void check(Template template, Diagnostics diagnostics) {
    SchemaCheck.check(template, diagnostics);
    ResourceCheck.check(template, diagnostics);
    CountCheck.check(template, diagnostics);
    CycleCheck.check(template, diagnostics);
    PhysicalNameCheck.check(template, diagnostics);
    UnusedParameterCheck.check(template, diagnostics);
  }
}
