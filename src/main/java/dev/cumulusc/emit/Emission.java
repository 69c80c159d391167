package dev.cumulusc.emit;

import dev.cumulusc.artifact.CodeAddress;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The template in the making: what emitters read, and where they put what they emit. */
public final class Emission {
  private final Deployment deployment;
  private final Map<String, CodeAddress> code;
  private final List<NestedStack> nested;
  private final Diagnostics diagnostics;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, CfnValue.Member> parameters = new LinkedHashMap<>();
  private final Map<String, CfnValue.Member> outputs = new LinkedHashMap<>();

  public Emission(Deployment deployment, Map<String, CodeAddress> code, Diagnostics diagnostics) {
    this(deployment, code, List.of(), diagnostics);
  }

  /**
   * Makes the emission of a stack that nests others.
   *
   * @param nested the nested stacks, in the order in which they are deployed
   */
  public Emission(
      Deployment deployment,
      Map<String, CodeAddress> code,
      List<NestedStack> nested,
      Diagnostics diagnostics) {
    this.deployment = deployment;
    this.code = Map.copyOf(code);
    this.nested = List.copyOf(nested);
    this.diagnostics = diagnostics;
  }

  public Deployment deployment() {
    return deployment;
  }

  /** Returns the addresses of the functions' code by function key. */
  public Map<String, CodeAddress> code() {
    return code;
  }

  /** Returns the nested stacks in the order in which they are deployed. */
  public List<NestedStack> nested() {
    return nested;
  }

  public Diagnostics diagnostics() {
    return diagnostics;
  }

  /** Returns {@code <prefix>-<name>}, the physical name of most things. */
  public String prefixed(String name) {
    return deployment.prefix().value() + "-" + name;
  }

  public boolean hasResource(String logicalId) {
    return resources.containsKey(logicalId);
  }

  public void add(Resource resource) {
    Resource earlier = resources.putIfAbsent(resource.logicalId(), resource);
    if (earlier != null) {
      reportDuplicate("resource", resource.logicalId(), resource.origin(), earlier.origin());
    }
  }

  public boolean hasParameter(String name) {
    return parameters.containsKey(name);
  }

  /** Adds a stack parameter. */
  public void parameter(String name, MappingBuilder parameter, Origin origin) {
    CfnValue.Member member = new CfnValue.Member(parameter.build(), origin);
    CfnValue.Member earlier = parameters.putIfAbsent(name, member);
    if (earlier != null) {
      reportDuplicate("parameter", name, origin, earlier.key());
    }
  }

  /** Adds an output of the stack. */
  public void output(String name, CfnValue value, Origin origin) {
    CfnValue.Member member =
        new CfnValue.Member(CfnValue.mapping(origin).put("Value", value).build(), origin);
    CfnValue.Member earlier = outputs.putIfAbsent(name, member);
    if (earlier != null) {
      reportDuplicate("output", name, origin, earlier.key());
    }
  }

  /** Returns the finished template. */
  public Template template(String description) {
    Origin origin = deployment.origin();
    Map<String, CfnValue.Member> sections = new LinkedHashMap<>();
    putSection(
        sections,
        "AWSTemplateFormatVersion",
        CfnValue.text(Template.FORMAT_VERSION, origin),
        origin);
    putSection(sections, "Description", CfnValue.text(description, origin), origin);
    if (!parameters.isEmpty()) {
      putSection(sections, "Parameters", new CfnValue.Mapping(parameters, origin), origin);
    }
    if (!outputs.isEmpty()) {
      putSection(sections, "Outputs", new CfnValue.Mapping(outputs, origin), origin);
    }
    return new Template(sections, resources, origin);
  }

  private static void putSection(
      Map<String, CfnValue.Member> sections, String name, CfnValue value, Origin origin) {
    sections.put(name, new CfnValue.Member(value, origin));
  }

  private void reportDuplicate(String kind, String name, Origin second, Origin first) {
    diagnostics.report(
        Diagnostic.of(
                EmitRules.DUPLICATE_LOGICAL_ID,
                second,
                "This makes a second " + kind + " `" + name + "`.")
            .withNote("the first is made here", first.primary())
            .withHelp("Rename one of the two."));
  }
}
