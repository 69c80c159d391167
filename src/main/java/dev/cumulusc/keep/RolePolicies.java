package dev.cumulusc.keep;

import dev.cumulusc.compare.Evaluator;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Resources;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a role of a template allows: its own policies, and those that are attached to it. */
final class RolePolicies {
  private static final Set<String> ATTACHED =
      Set.of("AWS::IAM::Policy", ResourceTypes.MANAGED_POLICY, "AWS::IAM::RolePolicy");

  private final Template template;
  private final Evaluator evaluator;

  private RolePolicies(Template template, Evaluator evaluator) {
    this.template = template;
    this.evaluator = evaluator;
  }

  /**
   * Returns the statements of a role.
   *
   * @param evaluator knows what is known of the template
   */
  static List<PolicyStatement> of(Template template, String roleId, Evaluator evaluator) {
    RolePolicies policies = new RolePolicies(template, evaluator);
    List<PolicyStatement> statements = new ArrayList<>();
    Resource role = template.resources().get(roleId);
    if (role != null) {
      role.properties().ifPresent(properties -> policies.own(properties, statements));
    }
    for (Resource resource : template.resources().values()) {
      if (ATTACHED.contains(resource.type()) && isAttached(resource, roleId)) {
        policies.document(resource, statements);
      }
    }
    return statements;
  }

  private void own(CfnValue.Mapping role, List<PolicyStatement> statements) {
    for (CfnValue policy : items(role.get("Policies"))) {
      if (policy instanceof CfnValue.Mapping mapping) {
        statements(mapping.get("PolicyDocument"), statements);
      }
    }
    for (CfnValue attached : items(role.get("ManagedPolicyArns"))) {
      Optional<Resource> policy =
          attached instanceof CfnValue.Ref ref
              ? Optional.ofNullable(template.resources().get(ref.target()))
              : Optional.empty();
      policy
          .filter(found -> found.type().equals(ResourceTypes.MANAGED_POLICY))
          .ifPresentOrElse(
              found -> document(found, statements),
              () -> statements.add(PolicyStatement.unknown(evaluator.resolved(attached))));
    }
  }

  private void document(Resource policy, List<PolicyStatement> statements) {
    policy
        .properties()
        .ifPresent(properties -> statements(properties.get("PolicyDocument"), statements));
  }

  private void statements(@Nullable CfnValue document, List<PolicyStatement> statements) {
    if (document != null && evaluator.resolved(document) instanceof CfnValue.Mapping mapping) {
      for (CfnValue statement : items(mapping.get("Statement"))) {
        if (statement instanceof CfnValue.Mapping known) {
          statements.add(PolicyStatement.of(known));
        }
      }
    }
  }

  /** Returns whether a policy names the roles that it is attached to, and the role is one. */
  static boolean isAttached(Resource policy, String roleId) {
    return policy
        .properties()
        .filter(
            properties ->
                refersTo(properties.get("Roles"), roleId)
                    || refersTo(properties.get("RoleName"), roleId))
        .isPresent();
  }

  private static boolean refersTo(@Nullable CfnValue value, String id) {
    return value != null
        && value.references().stream().anyMatch(reference -> reference.target().equals(id));
  }

  private List<CfnValue> items(@Nullable CfnValue written) {
    if (written == null) {
      return List.of();
    }
    CfnValue value = written instanceof CfnValue.Function ? evaluator.resolved(written) : written;
    return value instanceof CfnValue.Sequence list ? list.items() : List.of(value);
  }

  /** Returns the name of a role's first policy of its own. */
  static Optional<String> firstName(Resource role) {
    return role.properties()
        .map(properties -> properties.get("Policies"))
        .filter(CfnValue.Sequence.class::isInstance)
        .flatMap(list -> ((CfnValue.Sequence) list).items().stream().findFirst())
        .filter(CfnValue.Mapping.class::isInstance)
        .flatMap(policy -> Resources.text((CfnValue.Mapping) policy, "PolicyName"));
  }
}
