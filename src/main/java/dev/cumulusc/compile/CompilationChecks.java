package dev.cumulusc.compile;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.TemplateMachines;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.kes.Overrides;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.rules.RuleCatalog;
import dev.cumulusc.rules.limit.LimitChecks;
import dev.cumulusc.rules.limit.PackageSizeCheck;
import dev.cumulusc.rules.template.TemplateChecks;
import dev.cumulusc.rules.template.UsageCheck;
import dev.cumulusc.template.ReferenceCheck;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.RuleContext;
import dev.cumulusc.validate.RuleRunner;
import java.util.HashMap;
import java.util.Map;

/** Runs all checks of what was compiled, whichever engine made it. */
final class CompilationChecks {
  private static final RuleRunner RULES = new RuleRunner(RuleCatalog.all());

  private CompilationChecks() {}

  /** An error before leaves holes in the templates, which would only be reported again. */
  static void check(Compilation compilation, RenderedErrors rendered, Diagnostics diagnostics) {
    boolean complete = !diagnostics.hasErrors();
    if (compilation.deployment().isEmpty()) {
      checkRendered(compilation, complete, rendered, diagnostics);
      return;
    }
    check(compilation, compilation.deployment().get(), diagnostics);
    if (complete) {
      UsageCheck.check(compilation.deployment().get(), compilation.template(), diagnostics);
    }
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
      checkMachines(template, found);
      LimitChecks.checkRendered(template, found);
      if (complete) {
        ReferenceCheck.check(template, found);
        TemplateChecks.check(template, found);
      }
    }
    found.sorted().stream()
        .map(finding -> rendered == RenderedErrors.WARN ? atMostWarning(finding) : finding)
        .forEach(diagnostics::report);
  }

  /** Checks the machines of a template that somebody wrote, of which nothing else is known. */
  private static void checkMachines(Template template, Diagnostics diagnostics) {
    TemplateMachines.of(template, id -> true, diagnostics)
        .values()
        .forEach(machine -> RULES.run(machine, diagnostics));
  }

  private static Diagnostic atMostWarning(Diagnostic finding) {
    return finding.severity() == Severity.ERROR ? finding.withSeverity(Severity.WARNING) : finding;
  }

  private static void check(
      Compilation compilation, Deployment deployment, Diagnostics diagnostics) {
    Map<String, Machine> overridden = overridden(compilation, deployment, diagnostics);
    RULES.run(new RuleContext(deployment, overridden), diagnostics);
    deployment
        .workflows()
        .forEach(workflow -> overridden.remove(deployment.stateMachine(workflow)));
    overridden.values().forEach(machine -> RULES.run(machine, diagnostics));
    compilation.nested().values().forEach(template -> checkMachines(template, diagnostics));
    LimitChecks.check(deployment, diagnostics);
    PackageSizeCheck.check(deployment, compilation.application().workspace(), diagnostics);
  }

  /** Returns the machines that an override template adds or makes other than they were. */
  private static Map<String, Machine> overridden(
      Compilation compilation, Deployment deployment, Diagnostics diagnostics) {
    Map<String, Machine> machines = new HashMap<>();
    if (compilation.overrides().isEmpty()) {
      return machines;
    }
    Overrides overrides = compilation.overrides().get();
    Template template = compilation.template();
    for (Workflow workflow : deployment.workflows()) {
      String id = deployment.stateMachine(workflow);
      Resource resource = template.resources().get(id);
      if (resource != null && overrides.define(id, "StateMachineType")) {
        machines.put(id, RuleContext.asWritten(workflow, TemplateMachines.type(resource)));
      }
    }
    machines.putAll(
        TemplateMachines.of(template, id -> overrides.define(id, "Definition"), diagnostics));
    return machines;
  }
}
