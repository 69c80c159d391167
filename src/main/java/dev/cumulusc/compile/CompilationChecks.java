package dev.cumulusc.compile;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.TemplateMachines;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.emit.OtherRoles;
import dev.cumulusc.kes.Overrides;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.rules.Rules;
import dev.cumulusc.rules.template.TemplateCounts;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.RuleContext;
import dev.cumulusc.validate.RuleEngine;
import dev.cumulusc.validate.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs rules on what was compiled, whichever engine made it. */
final class CompilationChecks {
  static final RuleEngine ALL_RULES = new RuleEngine(Rules.all());

  /** What CloudFormation counts before anything else: there is no doubt that it refuses it. */
  private static final List<RuleInfo> COUNTED = new TemplateCounts().infos();

  private CompilationChecks() {}

  /** An error before leaves holes in the templates, which would only be reported again. */
  static void check(
      Compilation compilation, RuleEngine rules, RenderedErrors rendered, Diagnostics diagnostics) {
    boolean whole = !diagnostics.hasErrors();
    if (compilation.deployment().isPresent()) {
      Diagnostics reading = new Diagnostics();
      rules.run(emitted(compilation, compilation.deployment().get(), whole, reading), diagnostics);
      reading.sorted().forEach(diagnostics::report);
      return;
    }
    Diagnostics found = new Diagnostics();
    rules.run(written(compilation, whole, found), found);
    if (whole) {
      TemplateTexts.templates(compilation)
          .values()
          .forEach(template -> OtherRoles.reportWritten(template, found));
    }
    found.sorted().stream()
        .map(finding -> rendered == RenderedErrors.WARN ? atMostWarning(finding) : finding)
        .forEach(diagnostics::report);
  }

  private static Diagnostic atMostWarning(Diagnostic finding) {
    return finding.severity() == Severity.ERROR && !COUNTED.contains(finding.rule())
        ? finding.withSeverity(Severity.WARNING)
        : finding;
  }

  /** Returns templates that somebody wrote, with the machines in them. */
  private static Subject written(Compilation compilation, boolean whole, Diagnostics diagnostics) {
    Collection<Template> templates = TemplateTexts.templates(compilation).values();
    return new Subject(
        Optional.empty(),
        templates.stream().flatMap(each -> machines(each, diagnostics).stream()).toList(),
        templates.stream().map(each -> new CheckedTemplate(each, false)).toList(),
        whole);
  }

  /** Returns a deployment, and the templates that were made of it. */
  private static Subject emitted(
      Compilation compilation, Deployment deployment, boolean whole, Diagnostics diagnostics) {
    Map<String, Machine> overridden = overridden(compilation, deployment, diagnostics);
    RuleContext context =
        new RuleContext(
            deployment,
            overridden,
            compilation.template(),
            compilation.application().workspace(),
            compilation.workers());
    List<Machine> machines = new ArrayList<>();
    context.machines().forEach(each -> machines.add(each.machine()));
    deployment
        .workflows()
        .forEach(workflow -> overridden.remove(deployment.stateMachine(workflow)));
    machines.addAll(overridden.values());
    compilation.nested().values().forEach(each -> machines.addAll(machines(each, diagnostics)));
    return new Subject(
        Optional.of(context),
        machines,
        TemplateTexts.templates(compilation).values().stream()
            .map(each -> new CheckedTemplate(each, true))
            .toList(),
        whole);
  }

  private static Collection<Machine> machines(Template template, Diagnostics diagnostics) {
    return TemplateMachines.of(template, id -> true, diagnostics).values();
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
