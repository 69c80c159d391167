package dev.cumulusc.app.explain;

import dev.cumulusc.compare.Masks;
import dev.cumulusc.compare.ValuePath;
import dev.cumulusc.compare.ValueText;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The resources, parameters and outputs of a template with their single values. */
final class TemplateValues {
  private final String name;
  private final Template template;
  private final Masks masks;

  TemplateValues(String name, Template template, Collection<String> secrets) {
    this.name = name;
    this.template = template;
    this.masks = new Masks(List.of(template), List.of(), secrets);
  }

  Stream<ExplainedResource> all() {
    return Stream.of(
            template.resources().values().stream().map(this::resource),
            members("Parameter", template.parameters()),
            members("Output", template.outputs()))
        .flatMap(each -> each);
  }

  private ExplainedResource resource(Resource resource) {
    List<ExplainedValue> values = new ArrayList<>();
    for (Resource.Dependency each : resource.dependsOn()) {
      values.add(new ExplainedValue("DependsOn", each.target(), each.origin()));
    }
    resource.attributes().forEach((key, value) -> add(ValuePath.of(key), key, value, values));
    resource
        .properties()
        .ifPresent(
            properties ->
                properties
                    .members()
                    .forEach((key, each) -> add(ValuePath.of(key), key, each.value(), values)));
    return new ExplainedResource(
        resource.logicalId(), resource.type(), name, resource.origin(), values);
  }

  private Stream<ExplainedResource> members(String type, Map<String, CfnValue.Member> members) {
    return members.entrySet().stream()
        .map(
            each -> {
              List<ExplainedValue> values = new ArrayList<>();
              if (each.getValue().value() instanceof CfnValue.Mapping mapping) {
                mapping
                    .members()
                    .forEach((key, value) -> add(ValuePath.of(key), key, value.value(), values));
              }
              return new ExplainedResource(
                  each.getKey(), type, name, each.getValue().value().origin(), values);
            });
  }

  private void add(ValuePath at, String path, CfnValue value, List<ExplainedValue> values) {
    if (value instanceof CfnValue.Mapping mapping && !mapping.members().isEmpty()) {
      mapping
          .members()
          .forEach((key, each) -> add(at.with(key), path + "." + key, each.value(), values));
    } else if (value instanceof CfnValue.Sequence list && !list.items().isEmpty()) {
      for (int i = 0; i < list.items().size(); i++) {
        add(at.with(Integer.toString(i)), path + "[" + i + "]", list.items().get(i), values);
      }
    } else {
      values.add(new ExplainedValue(path, text(at, value), value.origin()));
    }
  }

  private String text(ValuePath at, CfnValue value) {
    if (value.walk().anyMatch(each -> masks.hide(at, each))) {
      return Secrets.MASK;
    }
    return value instanceof CfnValue.Text text && !text.value().isEmpty()
        ? text.value()
        : ValueText.exactly(value);
  }
}
