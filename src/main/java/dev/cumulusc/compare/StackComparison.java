package dev.cumulusc.compare;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a stack, nested or not, is deployed with, beside what it is to be deployed with.
 *
 * @param before nothing for a stack that is not there yet
 * @param nestedTemplates the new templates of stacks nested in it by their logical ids
 */
public record StackComparison(
    Optional<DeployedTemplate> before,
    Template after,
    Map<String, Template> nestedTemplates,
    Masks masks) {

  /** Returns the comparison of a nested stack; nothing if its new template is not known. */
  public Optional<StackComparison> nested(String logicalId) {
    Template inner = nestedTemplates.get(logicalId);
    if (inner == null) {
      return Optional.empty();
    }
    Optional<DeployedTemplate> old = before.flatMap(stack -> stack.nested(logicalId));
    return Optional.of(
        new StackComparison(
            old,
            inner,
            Map.of(),
            masks.nested(
                Stream.concat(old.stream().map(DeployedTemplate::template), Stream.of(inner))
                    .toList())));
  }

  public Optional<Resource> resource(String logicalId) {
    return Optional.ofNullable(after.resources().get(logicalId));
  }

  /** Returns whether the value of a property must not be shown, wherever it comes from. */
  public boolean hides(String logicalId, ValuePath path) {
    return Stream.concat(
            resource(logicalId).stream(),
            before.stream()
                .flatMap(stack -> Stream.ofNullable(stack.template().resources().get(logicalId))))
        .anyMatch(
            resource ->
                resource
                    .properties()
                    .filter(properties -> hides(masks.ofType(resource.type()), properties, path))
                    .isPresent());
  }

  /** A value that the template computes as a whole is hidden as a whole. */
  private static boolean hides(Masks masks, CfnValue.Mapping properties, ValuePath path) {
    CfnValue at = properties;
    for (String step : path.steps()) {
      CfnValue inner = at instanceof CfnValue.Mapping mapping ? mapping.get(step) : null;
      if (inner == null) {
        break;
      }
      at = inner;
    }
    return at != properties && masks.hideAny(path, at);
  }
}
