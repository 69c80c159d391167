package dev.cumulusc.emit;

import dev.cumulusc.iam.PolicyDocument;
import dev.cumulusc.iam.PolicySplit;
import dev.cumulusc.iam.RoleTemplate;
import dev.cumulusc.iam.Statement;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The managed policies of roles that have no room for all that they allow. */
final class ManagedPolicies {
  private ManagedPolicies() {}

  /** Emits a role, with managed policies for what it has no room for. */
  static void emit(RoleTemplate role, Emission emission) {
    PolicySplit split = PolicySplit.ofAll(role.statements(), role.origin());
    RoleFindings.report(role.description(), split, role.origin(), emission.diagnostics());
    List<Resource> policies = of(role.logicalId(), split, role.origin());
    Resource resource = role.withStatements(split.inside()).resource();
    policies.forEach(emission::add);
    emission.add(resource.withProperties(attach(resource.properties(), policies, role.origin())));
  }

  /** Returns the managed policies of a role; they are there before it. */
  static List<Resource> of(String roleId, PolicySplit split, Origin origin) {
    List<Resource> policies = new ArrayList<>();
    for (List<Statement> statements : split.managed()) {
      policies.add(
          Resource.of(
              roleId + "Policy" + (policies.size() + 1),
              ResourceTypes.MANAGED_POLICY,
              CfnValue.mapping(origin).put("PolicyDocument", PolicyDocument.of(statements, origin)),
              origin));
    }
    return policies;
  }

  /** Returns the properties of a role to which policies are attached. */
  static Optional<CfnValue.Mapping> attach(
      Optional<CfnValue.Mapping> properties, List<Resource> policies, Origin origin) {
    if (policies.isEmpty() || properties.isEmpty()) {
      return properties;
    }
    List<CfnValue> arns = new ArrayList<>();
    policies.forEach(policy -> arns.add(CfnValue.ref(policy.logicalId(), origin)));
    Map<String, CfnValue.Member> all = new LinkedHashMap<>(properties.get().members());
    all.put("ManagedPolicyArns", new CfnValue.Member(CfnValue.list(arns, origin), origin));
    return Optional.of(new CfnValue.Mapping(all, origin));
  }
}
