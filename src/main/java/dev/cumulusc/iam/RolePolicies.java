package dev.cumulusc.iam;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the policies of a template's roles say, wherever in the template they stand. */
public final class RolePolicies {
  static final String POLICY = "AWS::IAM::Policy";
  private static final String DOCUMENT = "PolicyDocument";
  private static final String ATTACHED = "ManagedPolicyArns";

  private RolePolicies() {}

  /**
   * Returns the statements of all policies of a role: those within it, and those of policies of the
   * template that are attached to it.
   *
   * @param resources all resources of the role's template
   */
  public static List<CfnValue.Mapping> statements(
      Resource role, Map<String, Resource> resources, Properties properties) {
    List<CfnValue.Mapping> found = new ArrayList<>();
    CfnValue.Mapping own = properties.of(role);
    for (CfnValue policy : items(own, "Policies")) {
      if (policy instanceof CfnValue.Mapping mapping) {
        found.addAll(statements(mapping));
      }
    }
    List<String> attached =
        items(own, ATTACHED).stream()
            .flatMap(value -> value.references().stream())
            .map(CfnValue.Reference::target)
            .toList();
    for (Resource policy : resources.values()) {
      boolean isManaged = policy.type().equals(ResourceTypes.MANAGED_POLICY);
      if (isManaged || policy.type().equals(POLICY)) {
        CfnValue.Mapping written = properties.of(policy);
        boolean names =
            items(written, "Roles").stream()
                .flatMap(value -> value.references().stream())
                .anyMatch(each -> each.target().equals(role.logicalId()));
        if (names || isManaged && attached.contains(policy.logicalId())) {
          found.addAll(statements(written));
        }
      }
    }
    return found;
  }

  /** Returns whether a resource is there and a role. */
  static boolean isRole(@Nullable Resource resource) {
    return resource != null && resource.type().equals(ResourceTypes.ROLE);
  }

  /** Gives the properties of a resource. */
  @FunctionalInterface
  public interface Properties {
    /** Properties as they are written. */
    Properties WRITTEN =
        resource ->
            resource.properties().orElseGet(() -> CfnValue.mapping(resource.origin()).build());

    CfnValue.Mapping of(Resource resource);
  }

  /** Returns the ARNs of policies that are attached to a role, but are none of the template's. */
  public static List<CfnValue> others(
      Resource role, Map<String, Resource> resources, Properties properties) {
    return items(properties.of(role), ATTACHED).stream()
        .filter(
            value ->
                value.references().stream().noneMatch(each -> resources.containsKey(each.target())))
        .toList();
  }

  private static Stream<CfnValue.Mapping> mappings(List<CfnValue> values) {
    return values.stream()
        .filter(CfnValue.Mapping.class::isInstance)
        .map(CfnValue.Mapping.class::cast);
  }

  private static List<CfnValue.Mapping> statements(CfnValue.Mapping policy) {
    return policy.get(DOCUMENT) instanceof CfnValue.Mapping document
        ? mappings(items(document, "Statement")).toList()
        : List.of();
  }

  private static List<CfnValue> items(CfnValue.Mapping mapping, String name) {
    @Nullable CfnValue value = mapping.get(name);
    return value == null ? List.of() : AccessRights.items(value);
  }
}
