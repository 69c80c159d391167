package dev.cumulusc.keep;

import dev.cumulusc.compare.ValueText;
import dev.cumulusc.iam.Statement;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what is kept into one new template. */
final class LevelAssembly {
  private static final String PARAMETERS = "Parameters";
  private static final String OUTPUTS = "Outputs";

  private final Level level;
  private final Map<String, Resource> resources;
  private final Map<String, CfnValue.Member> sections;
  private final Map<String, Resource> carried = new LinkedHashMap<>();
  private final Set<String> parameters = new LinkedHashSet<>();
  private final Set<String> retained = new LinkedHashSet<>();
  private boolean isChanged;

  LevelAssembly(Level level) {
    this.level = level;
    this.resources = new LinkedHashMap<>(level.after().resources());
    this.sections = new LinkedHashMap<>(level.after().sections());
  }

  /** Adds statements to a role, and returns whether it has no room for them. */
  boolean role(String logicalId, List<Statement> statements) {
    KeptRole role =
        KeptRole.of(
            Objects.requireNonNull(resources.get(logicalId)),
            KeptRole.firstPolicy(level.earlier(logicalId)),
            statements);
    if (!role.isTooLong()) {
      resources.put(logicalId, role.role());
      role.policies().forEach(policy -> resources.put(policy.logicalId(), policy));
      isChanged = true;
    }
    return role.isTooLong();
  }

  /** Keeps the revision that an update of a resource would take away. */
  void retain(String logicalId) {
    Resource resource = Objects.requireNonNull(resources.get(logicalId));
    resources.put(
        logicalId,
        resource.withAttribute("UpdateReplacePolicy", CfnValue.text("Retain", resource.origin())));
    retained.add(logicalId);
    isChanged = true;
  }

  void carry(Resource resource) {
    carried.put(resource.logicalId(), resource);
    boolean isOther = false;
    for (Map.Entry<String, Set<String>> section :
        Rewriting.sections(resource, level.before()).entrySet()) {
      for (String name : section.getValue()) {
        isOther |= !carry(section.getKey(), name);
      }
    }
    if (isOther) {
      carried.put(resource.logicalId(), settled(resource));
    }
    isChanged = true;
  }

  /** Carries a member of a section over, and returns whether the template has it as it was. */
  private boolean carry(String section, String name) {
    CfnValue.Member before = Objects.requireNonNull(level.before().section(section).get(name));
    CfnValue.Member there = section(section).get(name);
    if (there == null) {
      put(section, name, before);
      if (section.equals(PARAMETERS)) {
        parameters.add(name);
      }
      return true;
    }
    return section.equals(PARAMETERS)
        || ValueText.exactly(there.value()).equals(ValueText.exactly(before.value()));
  }

  /** Returns a resource with the values that its conditions and mappings have now. */
  private Resource settled(Resource resource) {
    Map<String, CfnValue> attributes = new LinkedHashMap<>(resource.attributes());
    attributes.remove("Condition");
    return resource
        .withAttributes(attributes)
        .withProperties(
            resource
                .properties()
                .map(
                    all ->
                        (CfnValue.Mapping) level.values().settings(level.before()).resolved(all)));
  }

  private Map<String, CfnValue.Member> section(String name) {
    CfnValue.Member member = sections.get(name);
    return member != null && member.value() instanceof CfnValue.Mapping mapping
        ? mapping.members()
        : Map.of();
  }

  private void put(String section, String name, CfnValue.Member value) {
    Map<String, CfnValue.Member> members = new LinkedHashMap<>(section(section));
    members.put(name, value);
    CfnValue.@Nullable Member written = sections.get(section);
    sections.put(
        section,
        new CfnValue.Member(
            new CfnValue.Mapping(members, level.after().origin()),
            written == null ? level.after().origin() : written.key()));
    isChanged = true;
  }

  /** Hands a value to a nested stack. */
  void pass(String nestedStack, String parameter, CfnValue.Member value) {
    Resource stack = resources.get(nestedStack);
    if (stack == null) {
      return;
    }
    Map<String, CfnValue.Member> properties =
        new LinkedHashMap<>(stack.properties().map(CfnValue.Mapping::members).orElse(Map.of()));
    Map<String, CfnValue.Member> values = new LinkedHashMap<>(Level.parametersOf(stack));
    values.putIfAbsent(parameter, value);
    properties.put(
        PARAMETERS,
        new CfnValue.Member(new CfnValue.Mapping(values, stack.origin()), stack.origin()));
    resources.put(
        nestedStack,
        stack.withProperties(Optional.of(new CfnValue.Mapping(properties, stack.origin()))));
    isChanged = true;
  }

  /** Returns the outputs of a nested stack that kept resources refer to. */
  Set<String> outputsOf(String nestedStack) {
    Set<String> outputs = new LinkedHashSet<>();
    for (Resource resource : carried.values()) {
      for (CfnValue.Reference reference : Rewriting.needed(resource)) {
        if (reference instanceof CfnValue.GetAtt output
            && output.target().equals(nestedStack)
            && output.attribute().startsWith(OUTPUTS + ".")) {
          outputs.add(output.attribute().substring(OUTPUTS.length() + 1));
        }
      }
    }
    return outputs;
  }

  /** Carries an output over unless the template has it. */
  void output(String name) {
    CfnValue.Member output = level.before().outputs().get(name);
    if (output != null && !section(OUTPUTS).containsKey(name)) {
      put(OUTPUTS, name, output);
    }
  }

  /** Returns the parameters that the template has only for what is kept. */
  List<String> addedParameters() {
    return List.copyOf(parameters);
  }

  /** Returns the template; the new one itself if nothing is kept in it. */
  Template template() {
    if (!isChanged) {
      return level.after();
    }
    Map<String, Resource> all = new LinkedHashMap<>(resources);
    List<String> ids = new ArrayList<>();
    for (String id : level.before().resources().keySet()) {
      Resource resource = carried.get(id);
      if (resource != null) {
        all.put(id, Rewriting.of(resource, level, this::isThere));
        ids.add(id);
      }
    }
    Map<String, CfnValue.Member> marked = new LinkedHashMap<>(sections);
    KeptMarks.put(marked, ids, retained, level.after());
    return new Template(marked, all, level.after().origin());
  }

  private boolean isThere(String target) {
    return resources.containsKey(target)
        || carried.containsKey(target)
        || section(PARAMETERS).containsKey(target);
  }
}
