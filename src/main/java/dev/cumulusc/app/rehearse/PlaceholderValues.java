package dev.cumulusc.app.rehearse;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Resources;
import dev.cumulusc.template.SubText;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
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

  private static final List<String> NAMES =
      List.of("FunctionName", "StateMachineName", "QueueName", "TopicName", "Name");

  private final Template template;
  private final Optional<CfnValue.Mapping> substitutions;
  private final String region;
  private final String account;

  PlaceholderValues(
      Template template, Optional<CfnValue.Mapping> substitutions, String region, String account) {
    this.template = template;
    this.substitutions = substitutions;
    this.region = region;
    this.account = account;
  }

  /** Returns these values with what a machine's own substitutions say. */
  PlaceholderValues of(Resource machine) {
    return new PlaceholderValues(
        template,
        machine
            .properties()
            .flatMap(properties -> Resources.mapping(properties, "DefinitionSubstitutions")),
        region,
        account);
  }

  Machine apply(Machine machine) {
    return Machine.of(apply(machine.definition()), machine.type());
  }

  /** Returns a value of the template as the deployment might make it; empty if that is unknown. */
  String text(CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      return text.value();
    }
    if (value instanceof CfnValue.Number number) {
      return number.value();
    }
    if (value instanceof CfnValue.Bool bool) {
      return Boolean.toString(bool.value());
    }
    if (value instanceof CfnValue.Sub sub) {
      return filled(sub.text(), sub.variables(), sub.origin());
    }
    return value instanceof CfnValue.Reference reference ? value(reference) : "";
  }

  private String filled(String text, Map<String, CfnValue> variables, Origin origin) {
    StringBuilder filled = new StringBuilder();
    for (SubText.Piece piece : SubText.parse(text)) {
      if (piece instanceof SubText.Reference reference) {
        CfnValue variable = variables.get(reference.path());
        filled.append(variable == null ? substituted(reference.at(origin)) : text(variable));
      } else if (piece instanceof SubText.Escaped escaped) {
        filled.append(escaped.printed());
      } else {
        filled.append(text, piece.start(), piece.end());
      }
    }
    return filled.toString();
  }

  private MappingNode apply(MappingNode definition) {
    return definition.withEntries(
        definition.entries().stream()
            .map(entry -> new MappingNode.Entry(apply(entry.key()), apply(entry.value())))
            .toList());
  }

  private Node apply(Node node) {
    if (node instanceof MappingNode mapping) {
      return apply(mapping);
    }
    if (node instanceof SequenceNode list) {
      return list.withItems(list.items().stream().map(this::apply).toList());
    }
    return apply((ScalarNode) node);
  }

  private ScalarNode apply(ScalarNode scalar) {
    if (!scalar.isString() || !scalar.text().contains("${")) {
      return scalar;
    }
    return scalar.withText(filled(scalar.text(), Map.of(), scalar.origin()), scalar.origin());
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

  /** Returns the name that a resource gets; its logical id where the template says none. */
  String name(Resource resource) {
    for (String property : NAMES) {
      Optional<String> name =
          resource
              .properties()
              .map(properties -> properties.get(property))
              .map(this::text)
              .filter(text -> !text.isEmpty());
      if (name.isPresent()) {
        return name.get();
      }
    }
    return resource.logicalId();
  }
}
