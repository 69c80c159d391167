package dev.cumulusc.app.explain;

import dev.cumulusc.compare.JsonInText;
import dev.cumulusc.compare.Masks;
import dev.cumulusc.compare.ValueDiff;
import dev.cumulusc.compare.ValuePath;
import dev.cumulusc.compare.ValueText;
import dev.cumulusc.rehearse.machine.WrittenPlaces;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.PrintedText;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The resources, parameters and outputs of a template with their single values. */
final class TemplateValues {
  private static final ValuePath DEFINITION = ValuePath.of("DefinitionString");

  private static final String PARAMETER = "Parameter";

  private final String name;
  private final Template template;
  private final Map<String, MappingNode> definitions;
  private final Collection<String> secrets;
  private final Masks masks;

  /**
   * @param definitions the definitions that state machines are made of, by their logical ids
   * @param secrets values that must not be shown
   */
  TemplateValues(
      String name,
      Template template,
      Map<String, MappingNode> definitions,
      Collection<String> secrets) {
    this.name = name;
    this.template = template;
    this.definitions = definitions;
    this.secrets = secrets;
    this.masks = new Masks(List.of(template), List.of(), secrets);
  }

  Stream<ExplainedResource> all() {
    return Stream.of(
            template.resources().values().stream().map(this::resource),
            members(PARAMETER, template.parameters()),
            members("Output", template.outputs()))
        .flatMap(each -> each);
  }

  private ExplainedResource resource(Resource resource) {
    Values values =
        new Values(
            Optional.ofNullable(definitions.get(resource.logicalId())),
            masks.ofType(resource.type()));
    for (Resource.Dependency each : resource.dependsOn()) {
      values.add("DependsOn", ValuePath.of("DependsOn"), each.target(), each.origin());
    }
    resource.attributes().forEach((key, value) -> values.add(key, ValuePath.of(key), value));
    resource.properties().ifPresent(values::addMembers);
    return new ExplainedResource(
        resource.logicalId(), resource.type(), name, resource.origin(), values.found);
  }

  private Stream<ExplainedResource> members(String type, Map<String, CfnValue.Member> members) {
    return members.entrySet().stream()
        .map(
            each -> {
              Values values = new Values(Optional.empty(), masks);
              if (each.getValue().value() instanceof CfnValue.Mapping mapping) {
                mapping
                    .members()
                    .forEach(
                        (key, member) ->
                            values.add(
                                key,
                                member.value(),
                                isSecretDefault(type, each.getKey(), key, member.value())));
              }
              return new ExplainedResource(
                  each.getKey(), type, name, each.getValue().value().origin(), values.found);
            });
  }

  /** The default of a parameter is a secret where the parameter is one. */
  private boolean isSecretDefault(String type, String of, String key, CfnValue value) {
    return type.equals(PARAMETER)
        && key.equals("Default")
        && (masks.hidesParameter(of) || masks.hide(ValuePath.of("Parameters", of), value));
  }

  /** The single values of one resource, parameter or output. */
  private final class Values {
    private final List<ExplainedValue> found = new ArrayList<>();
    private final Optional<MappingNode> definition;
    private final Masks hiding;

    /**
     * @param definition what the resource's definition is made of, if it is a state machine
     * @param hiding what of it must not be shown
     */
    Values(Optional<MappingNode> definition, Masks hiding) {
      this.definition = definition;
      this.hiding = hiding;
    }

    void addMembers(CfnValue.Mapping mapping) {
      mapping.members().forEach((key, each) -> add(key, ValuePath.of(key), each.value()));
    }

    void add(String key, CfnValue value, boolean hidden) {
      if (hidden) {
        add(key, ValuePath.of(key), Secrets.MASK, value.origin());
      } else {
        add(key, ValuePath.of(key), value);
      }
    }

    void add(String path, ValuePath at, String text, Origin origin) {
      found.add(
          ExplainedValue.of(
              path, at.toString(), text, origin, step -> Secrets.mask(step, secrets)));
    }

    void add(String path, ValuePath at, CfnValue value) {
      if (value instanceof CfnValue.Mapping mapping && !mapping.members().isEmpty()) {
        mapping.members().forEach((key, each) -> add(path + "." + key, at.with(key), each.value()));
      } else if (value instanceof CfnValue.Sequence list && !list.items().isEmpty()) {
        List<String> steps = ValueDiff.steps(list);
        for (int i = 0; i < steps.size(); i++) {
          add(path + "[" + i + "]", at.with(steps.get(i)), list.items().get(i));
        }
      } else {
        add(path, at, text(at, value), value.origin());
        JsonInText.of(value)
            .map(node -> CfnReader.value(written(node, at)))
            .ifPresent(parts -> add(path, at, parts));
      }
    }

    /** Gives a state machine's definition the places of the workflow that it is made of. */
    private Node written(Node node, ValuePath at) {
      return definition.isPresent() && node instanceof MappingNode read && at.equals(DEFINITION)
          ? WrittenPlaces.of(read, PrintedText.of(definition.get()))
          : node;
    }

    private String text(ValuePath at, CfnValue value) {
      if (value.walk().anyMatch(each -> hiding.hide(at, each))) {
        return Secrets.MASK;
      }
      return value instanceof CfnValue.Text text && !text.value().isEmpty()
          ? text.value()
          : ValueText.exactly(value);
    }
  }
}
