package dev.cumulusc.keep;

import dev.cumulusc.iam.AccessRights;
import dev.cumulusc.iam.PolicyDocument;
import dev.cumulusc.iam.PolicySplit;
import dev.cumulusc.iam.RoleStatement;
import dev.cumulusc.iam.Statement;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.PolicyLength;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A role of a new template with statements that stay. They go into the policy that replaces the one
 * which allowed the same, so that there is no moment without them; what it has no room for becomes
 * managed policies.
 *
 * @param role the role
 * @param policies the managed policies
 * @param isTooLong whether the role has no room for them
 */
record KeptRole(Resource role, List<Resource> policies, boolean isTooLong) {
  private static final String POLICY_NAME = "kept";

  KeptRole {
    policies = List.copyOf(policies);
  }

  /**
   * Adds statements to a role.
   *
   * @param policyName the name of the deployed role's first policy
   */
  static KeptRole of(Resource role, Optional<String> policyName, List<Statement> statements) {
    Origin origin = role.origin();
    CfnValue.Mapping properties =
        role.properties().orElseGet(() -> new CfnValue.Mapping(Map.of(), origin));
    @Nullable CfnValue written = properties.get("Policies");
    boolean hasRoom = written == null || written instanceof CfnValue.Sequence;
    int taken = hasRoom && written != null ? length(written) : PolicyLength.INLINE_MAXIMUM;
    PolicySplit split =
        PolicySplit.of(
            statements.stream().map(each -> new RoleStatement(each, List.of(), false)).toList(),
            written == null ? 0 : taken,
            origin);
    Map<String, CfnValue.Member> members = new LinkedHashMap<>(properties.members());
    if (!split.inside().isEmpty()) {
      put(
          members,
          "Policies",
          inline(written, policyName.orElse(POLICY_NAME), split.inside(), origin));
    }
    List<Resource> policies = managed(role, split.managed());
    boolean isTooLong = false;
    if (!policies.isEmpty()) {
      @Nullable CfnValue attached = properties.get("ManagedPolicyArns");
      List<CfnValue> arns =
          new ArrayList<>(attached instanceof CfnValue.Sequence list ? list.items() : List.of());
      policies.forEach(policy -> arns.add(CfnValue.ref(policy.logicalId(), origin)));
      isTooLong =
          arns.size() > PolicyLength.MANAGED_POLICIES
              || attached != null && !(attached instanceof CfnValue.Sequence);
      put(members, "ManagedPolicyArns", CfnValue.list(arns, origin));
    }
    return new KeptRole(
        role.withProperties(Optional.of(new CfnValue.Mapping(members, properties.origin()))),
        policies,
        isTooLong);
  }

  /** Returns the name of a role's first policy of its own. */
  static Optional<String> firstPolicy(Resource role) {
    return role.properties()
        .map(properties -> properties.get("Policies"))
        .flatMap(policies -> AccessRights.items(policies).stream().findFirst())
        .filter(CfnValue.Mapping.class::isInstance)
        .flatMap(policy -> Resources.text((CfnValue.Mapping) policy, "PolicyName"));
  }

  private static void put(Map<String, CfnValue.Member> members, String name, CfnValue value) {
    members.put(name, new CfnValue.Member(value, value.origin()));
  }

  private static int length(CfnValue policies) {
    return ((CfnValue.Sequence) policies).items().stream().mapToInt(PolicyLength::of).sum();
  }

  private static List<Resource> managed(Resource role, List<List<Statement>> documents) {
    List<Resource> policies = new ArrayList<>();
    for (List<Statement> statements : documents) {
      policies.add(
          Resource.of(
              role.logicalId() + KeptTemplate.SID_PREFIX + (policies.size() + 1),
              ResourceTypes.MANAGED_POLICY,
              CfnValue.mapping(role.origin())
                  .put("PolicyDocument", PolicyDocument.of(statements, role.origin())),
              role.origin()));
    }
    return policies;
  }

  private static CfnValue inline(
      @Nullable CfnValue written, String policyName, List<Statement> statements, Origin origin) {
    List<CfnValue> policies =
        new ArrayList<>(written instanceof CfnValue.Sequence list ? list.items() : List.of());
    for (int i = 0; i < policies.size(); i++) {
      Optional<CfnValue> longer = longer(policies.get(i), policyName, statements, origin);
      if (longer.isPresent()) {
        policies.set(i, longer.get());
        return CfnValue.list(policies, origin);
      }
    }
    String name = isTaken(policies, policyName) ? POLICY_NAME : policyName;
    policies.add(
        CfnValue.mapping(origin)
            .put("PolicyName", name)
            .put("PolicyDocument", PolicyDocument.of(statements, origin))
            .build());
    return CfnValue.list(policies, origin);
  }

  private static boolean isTaken(List<CfnValue> policies, String name) {
    return policies.stream()
        .anyMatch(
            policy ->
                policy instanceof CfnValue.Mapping mapping
                    && mapping.get("PolicyName") instanceof CfnValue.Text text
                    && text.value().equals(name));
  }

  /** Returns a policy of that name with more statements; nothing if it is another one. */
  private static Optional<CfnValue> longer(
      CfnValue policy, String name, List<Statement> statements, Origin origin) {
    if (!(policy instanceof CfnValue.Mapping mapping)
        || !(mapping.get("PolicyName") instanceof CfnValue.Text text)
        || !text.value().equals(name)
        || !(mapping.get("PolicyDocument") instanceof CfnValue.Mapping document)
        || document.get("Statement") == null) {
      return Optional.empty();
    }
    CfnValue written = Objects.requireNonNull(document.get("Statement"));
    List<CfnValue> all =
        new ArrayList<>(
            written instanceof CfnValue.Sequence list ? list.items() : List.of(written));
    statements.forEach(statement -> all.add(statement.value(origin)));
    Map<String, CfnValue.Member> body = new LinkedHashMap<>(document.members());
    put(body, "Statement", CfnValue.list(all, origin));
    Map<String, CfnValue.Member> whole = new LinkedHashMap<>(mapping.members());
    put(whole, "PolicyDocument", new CfnValue.Mapping(body, document.origin()));
    return Optional.of(new CfnValue.Mapping(whole, mapping.origin()));
  }
}
