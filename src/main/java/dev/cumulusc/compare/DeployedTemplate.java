package dev.cumulusc.compare;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.CloudFormationYaml;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The template of a stack as it is deployed.
 *
 * @param template the template, as far as it can be read
 * @param parameters the values of its parameters, as CloudFormation shows them
 * @param nested the templates of the stacks nested in it by their logical ids
 */
public record DeployedTemplate(
    Template template, Map<String, String> parameters, Map<String, DeployedTemplate> nested) {
  public DeployedTemplate {
    parameters = Map.copyOf(parameters);
    nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
  }

  /**
   * Reads the text of a template, YAML or JSON; one that can't be read is an empty template.
   *
   * @param name what the text is called in origins
   */
  public static Template read(String name, String text) {
    SourceFile file = SourceFile.of(name, text);
    Diagnostics ignored = Diagnostics.discarding();
    return new YamlLoader(ignored)
        .load(file)
        .filter(MappingNode.class::isInstance)
        .map(node -> (MappingNode) CloudFormationYaml.typed(node))
        .map(document -> CfnReader.template(document, ignored))
        .orElseGet(
            () -> CfnReader.template(MappingNode.empty(Origin.written(file.start())), ignored));
  }

  /**
   * Returns a template as it would be deployed; where the parameter of a nested stack gets what
   * only CloudFormation knows, what is written stands for it.
   *
   * @param nestedTemplates the templates of nested stacks by their logical ids
   */
  public static DeployedTemplate asWritten(
      EvaluatedTemplate side, Map<String, Template> nestedTemplates) {
    Map<String, DeployedTemplate> nested = new LinkedHashMap<>();
    nestedTemplates.forEach(
        (logicalId, inner) ->
            nested.put(
                logicalId, new DeployedTemplate(inner, values(side, logicalId, inner), Map.of())));
    return new DeployedTemplate(side.template(), side.parameters(), nested);
  }

  private static Map<String, String> values(
      EvaluatedTemplate side, String logicalId, Template inner) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : inner.parameters().keySet()) {
      Optional.ofNullable(side.template().resources().get(logicalId))
          .map(side::properties)
          .map(properties -> properties.get("Parameters"))
          .filter(CfnValue.Mapping.class::isInstance)
          .map(given -> ((CfnValue.Mapping) given).get(name))
          .map(ValueText::exactly)
          .or(() -> EvaluatedTemplate.defaultOf(inner, name))
          .ifPresent(value -> values.put(name, value));
    }
    return values;
  }

  Optional<DeployedTemplate> nested(String logicalId) {
    return Optional.ofNullable(nested.get(logicalId));
  }
}
