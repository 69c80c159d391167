package dev.cumulusc.app.rehearse;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.SubText;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Puts values where a definition refers to resources of its template: ARNs and names as the
 * deployment might give them. What nothing is known of becomes the logical id.
 */
final class PlaceholderValues {
  private static final Map<String, String> SERVICES =
      Map.of(
          ResourceTypes.FUNCTION,
          "lambda:%s:function:%s",
          ResourceTypes.STATE_MACHINE,
          "states:%s:stateMachine:%s",
          "AWS::StepFunctions::Activity",
          "states:%s:activity:%s",
          "AWS::SQS::Queue",
          "sqs:%s:%s",
          "AWS::SNS::Topic",
          "sns:%s:%s");

  private final Template template;
  private final Optional<CfnValue.Mapping> substitutions;
  private final String region;
  private final String account;

  PlaceholderValues(Template template, Resource machine, String region, String account) {
    this.template = template;
    this.substitutions =
        machine
            .properties()
            .map(properties -> properties.get("DefinitionSubstitutions"))
            .filter(CfnValue.Mapping.class::isInstance)
            .map(CfnValue.Mapping.class::cast);
    this.region = region;
    this.account = account;
  }

  Machine apply(Machine machine) {
    return Machine.of(apply(machine.definition()), machine.type());
  }

  private MappingNode apply(MappingNode definition) {
    return definition.withEntries(
        definition.entries().stream()
            .map(entry -> new MappingNode.Entry(entry.key(), apply(entry.value())))
            .toList());
  }

  private Node apply(Node node) {
    if (node instanceof MappingNode mapping) {
      return apply(mapping);
    }
    if (node instanceof SequenceNode list) {
      return list.withItems(list.items().stream().map(this::apply).toList());
    }
    ScalarNode scalar = (ScalarNode) node;
    if (!scalar.isString() || !scalar.text().contains("${")) {
      return scalar;
    }
    StringBuilder text = new StringBuilder();
    for (SubText.Piece piece : SubText.parse(scalar.text())) {
      if (piece instanceof SubText.Reference reference) {
        text.append(substituted(reference.at(scalar.origin())));
      } else {
        text.append(scalar.text(), piece.start(), piece.end());
      }
    }
    return scalar.withText(text.toString(), scalar.origin());
  }

  private String substituted(CfnValue.Reference reference) {
    CfnValue value = substitutions.map(all -> all.get(reference.path())).orElse(reference);
    if (value instanceof CfnValue.Text text) {
      return text.value();
    }
    return value(value instanceof CfnValue.Reference other ? other : reference);
  }

  private String value(CfnValue.Reference reference) {
    return switch (reference.target()) {
      case "AWS::Region" -> region;
      case "AWS::AccountId" -> account;
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      default -> ofResource(reference);
    };
  }

  private String ofResource(CfnValue.Reference reference) {
    Resource resource = template.resources().get(reference.target());
    String pattern = resource == null ? null : SERVICES.get(resource.type());
    if (resource == null || pattern == null) {
      return reference.target();
    }
    String name = name(resource);
    boolean isName =
        reference instanceof CfnValue.Ref && resource.type().equals(ResourceTypes.FUNCTION);
    return isName
        ? name
        : "arn:aws:" + String.format(Locale.ROOT, pattern, region + ":" + account, name);
  }

  private static String name(Resource resource) {
    for (String property :
        new String[] {"FunctionName", "StateMachineName", "QueueName", "TopicName", "Name"}) {
      Optional<String> name =
          resource
              .properties()
              .map(properties -> properties.get(property))
              .filter(CfnValue.Text.class::isInstance)
              .map(text -> ((CfnValue.Text) text).value());
      if (name.isPresent()) {
        return name.get();
      }
    }
    return resource.logicalId();
  }
}
