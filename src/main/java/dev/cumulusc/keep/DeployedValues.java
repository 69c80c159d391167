package dev.cumulusc.keep;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.compare.EvaluatedTemplate;
import dev.cumulusc.compare.Evaluator;
import dev.cumulusc.compare.Masks;
import dev.cumulusc.iam.ResourceIdentity;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the references of a deployed template stand for, and which resources literals are of. */
final class DeployedValues {
  private static final Map<String, String> SUFFIXES =
      Map.of("aws", "amazonaws.com", "aws-cn", "amazonaws.com.cn", "aws-us-gov", "amazonaws.com");

  private final Map<String, String> parameters;
  private final Map<String, String> known = new HashMap<>();
  private final Map<String, ResourceIdentity> identities = new LinkedHashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  DeployedValues(DeployedTemplate deployed, StackInventory inventory) {
    this.parameters = visible(deployed.template(), deployed.parameters());
    ResourceIdentity.Place place = inventory.place();
    known.put("AWS::Partition", place.partition());
    known.put("AWS::Region", place.region());
    known.put("AWS::AccountId", place.account());
    known.put("AWS::URLSuffix", SUFFIXES.getOrDefault(place.partition(), "amazonaws.com"));
    known.put("AWS::StackId", inventory.stackArn());
    known.put("AWS::StackName", inventory.stackName());
    for (StackInventory.Item item : inventory.resources()) {
      ResourceIdentity found = ResourceIdentity.of(item.type(), item.physicalId(), place);
      ResourceIdentity identity =
          item.type().equals(ResourceTypes.ROLE) ? role(item, deployed.template(), place) : found;
      identities.put(item.logicalId(), identity);
      known.put(item.logicalId(), item.physicalId());
      ids.putIfAbsent(item.physicalId(), item.logicalId());
      identity.arn().ifPresent(arn -> ids.putIfAbsent(arn, item.logicalId()));
      identity
          .attributes()
          .forEach((name, value) -> known.put(item.logicalId() + "." + name, value));
    }
    inventory.nested().forEach((id, inner) -> outputs(id, deployed.nested().get(id), inner));
  }

  /** The ARN of a role has its path, which only the template says. */
  private ResourceIdentity role(
      StackInventory.Item item, Template template, ResourceIdentity.Place place) {
    Resource resource = template.resources().get(item.logicalId());
    String path =
        Optional.ofNullable(resource)
            .flatMap(Resource::properties)
            .map(properties -> properties.get("Path"))
            .map(new Evaluator(template, parameters)::resolved)
            .filter(CfnValue.Text.class::isInstance)
            .map(text -> ((CfnValue.Text) text).value())
            .orElse("/");
    String arn =
        "arn:"
            + place.partition()
            + ":iam::"
            + place.account()
            + ":role"
            + path
            + item.physicalId();
    return new ResourceIdentity(
        Optional.of(arn), Optional.of(item.physicalId()), Map.of("Arn", arn));
  }

  private void outputs(
      String logicalId, @Nullable DeployedTemplate nested, StackInventory inventory) {
    if (nested == null) {
      return;
    }
    Evaluator inside = new DeployedValues(nested, inventory).evaluator(nested.template());
    nested
        .template()
        .outputs()
        .forEach(
            (name, output) -> {
              CfnValue value =
                  output.value() instanceof CfnValue.Mapping body ? body.get("Value") : null;
              if (value != null && inside.resolved(value) instanceof CfnValue.Text text) {
                known.put(logicalId + ".Outputs." + name, text.value());
              }
            });
  }

  /** Returns the values of parameters that may stand in a template. */
  static Map<String, String> visible(Template template, Map<String, String> values) {
    Map<String, String> visible = new HashMap<>(values);
    visible.keySet().removeAll(Masks.hiddenParameters(template));
    visible.keySet().removeIf(name -> EvaluatedTemplate.isLookedUp(template, name));
    return visible;
  }

  /** Returns what evaluates the deployed template. */
  Evaluator evaluator(Template template) {
    return evaluator(template, parameters);
  }

  /**
   * Returns what evaluates a template of the stack; what it adds to the stack is not known.
   *
   * @param values the values of its parameters that may stand in it
   */
  Evaluator evaluator(Template template, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(known);
    all.keySet().removeAll(template.parameters().keySet());
    all.putAll(values);
    return new Evaluator(template, all);
  }

  /** Returns what evaluates nothing but the references to some resources. */
  Evaluator literals(Template template, Set<String> logicalIds) {
    Map<String, String> some = new HashMap<>(known);
    some.keySet().removeIf(path -> !logicalIds.contains(path.split("\\.", 2)[0]));
    return new Evaluator(template, some);
  }

  /** Returns whether the value is known that a reference stands for. */
  boolean isKnown(CfnValue.Reference reference) {
    return known.containsKey(reference.path()) || parameters.containsKey(reference.path());
  }

  /** Returns what evaluates the parameters, conditions and mappings of the deployed template. */
  Evaluator settings(Template template) {
    return new Evaluator(template, parameters);
  }

  /** Returns what a resource is called; nothing if the stack has none of that id. */
  Optional<ResourceIdentity> identity(String logicalId) {
    return Optional.ofNullable(identities.get(logicalId));
  }

  /** Returns the resource that an ARN, a name or an address is of, or an ARN is of something in. */
  Optional<String> owner(String literal) {
    String left = literal;
    while (!left.isEmpty()) {
      String found = ids.get(left);
      if (found != null) {
        return Optional.of(found);
      }
      int end =
          literal.startsWith("arn:") ? Math.max(left.lastIndexOf(':'), left.lastIndexOf('/')) : 0;
      left = left.substring(0, Math.max(end, 0));
    }
    return Optional.empty();
  }
}
