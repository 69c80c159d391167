package dev.cumulusc.emit;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.iam.MachineRole;
import dev.cumulusc.iam.PolicyDocument;
import dev.cumulusc.iam.PolicySplit;
import dev.cumulusc.iam.RoleStatement;
import dev.cumulusc.iam.RoleTemplate;
import dev.cumulusc.iam.Statement;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.model.WorkflowRole;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.PolicyLength;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The roles of state machines: the configured one, or one that allows what the states need. What it
 * allows follows when all resources are known.
 */
final class StateMachineRoles {
  private static final String POLICY = "Policy";

  private final Template template;
  private final Deployment deployment;
  private final Dependencies dependencies;
  private final Diagnostics diagnostics;
  private final Map<String, Resource> resources;

  private StateMachineRoles(
      Template template, Template whole, Deployment deployment, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.template = template;
    this.deployment = deployment;
    this.dependencies = new Dependencies(whole);
    this.resources = new LinkedHashMap<>(template.resources());
  }

  /** Returns the ARN of a state machine's role, and emits the role unless one is configured. */
  static CfnValue role(Workflow workflow, Emission emission) {
    Deployment deployment = emission.deployment();
    Optional<Located<String>> named = named(workflow, deployment);
    if (named.isPresent()) {
      return Values.text(named.get());
    }
    RoleTemplate role = template(workflow, deployment, List.of());
    emission.add(role.resource());
    return role.arn();
  }

  /** A workflow about whose role something is said has one of its own. */
  private static Optional<Located<String>> named(Workflow workflow, Deployment deployment) {
    return workflow.role().equals(WorkflowRole.GENERATED)
        ? deployment.roles().step()
        : workflow.role().arn();
  }

  /**
   * Fills the roles of a template with what they have to allow.
   *
   * @param whole the template with all that lies over it
   */
  static Template complete(
      Template template, Template whole, Deployment deployment, Diagnostics diagnostics) {
    StateMachineRoles roles = new StateMachineRoles(template, whole, deployment, diagnostics);
    for (Workflow workflow : deployment.workflows()) {
      if (named(workflow, deployment).isPresent()) {
        continue;
      }
      MachineRole role = MachineRole.of(workflow, deployment, whole);
      RoleFindings.report(role, diagnostics);
      roles.fill(role);
    }
    OtherRoles.report(whole, deployment, diagnostics);
    return new Template(template.sections(), roles.resources, template.origin());
  }

  /** Returns the logical id of the role that is made for a state machine, given by its own. */
  static String generated(String machine) {
    return machine + "Role";
  }

  private static RoleTemplate template(
      Workflow workflow, Deployment deployment, List<Statement> statements) {
    Origin origin =
        workflow.name().origin().derive("the role of the state machine, since `iams` names none");
    return new RoleTemplate(
        generated(deployment.stateMachine(workflow)),
        "Runs the workflow " + workflow.name().value(),
        PolicyDocument.trustWithinAccount("states.amazonaws.com", origin),
        statements,
        origin);
  }

  private void fill(MachineRole role) {
    String machine = deployment.stateMachine(role.workflow());
    List<RoleStatement> inside = new ArrayList<>();
    List<Statement> after = new ArrayList<>();
    String roleId = generated(machine);
    for (RoleStatement statement : role.statements()) {
      boolean waits =
          statement.targets().stream().anyMatch(target -> dependencies.reach(target, roleId));
      if (waits) {
        after.add(statement.statement());
      } else {
        inside.add(statement);
        statement.targets().forEach(target -> dependencies.add(roleId, target));
      }
    }
    List<CfnValue.Mapping> written = new ArrayList<>(role.workflow().role().statements());
    List<CfnValue.Mapping> writtenAfter = new ArrayList<>(written);
    written.removeIf(statement -> waits(statement, roleId));
    writtenAfter.removeAll(written);
    Origin origin = role.workflow().name().origin();
    PolicySplit split = PolicySplit.of(inside, length(after, role, origin), origin);
    RoleFindings.report(role, split, diagnostics);
    RoleTemplate filled = template(role.workflow(), deployment, split.inside());
    Optional<CfnValue.Mapping> emitted =
        Optional.ofNullable(template.resources().get(roleId)).flatMap(Resource::properties);
    Resource resource = filled.resource(written);
    List<Resource> policies = ManagedPolicies.of(roleId, split, origin);
    policies.forEach(policy -> resources.put(policy.logicalId(), policy));
    resources.put(
        roleId,
        resource.withProperties(
            ManagedPolicies.attach(merged(resource, emitted), policies, origin)));
    if (!after.isEmpty() || !writtenAfter.isEmpty()) {
      insertAfter(machine, policy(machine, filled, after, writtenAfter));
    }
  }

  private boolean waits(CfnValue.Mapping statement, String roleId) {
    return statement.references().stream()
        .anyMatch(reference -> dependencies.reach(reference.target(), roleId));
  }

  private static int length(List<Statement> after, MachineRole role, Origin origin) {
    int length = after.stream().mapToInt(each -> PolicyLength.of(each.value(origin))).sum();
    return length + role.workflow().role().statements().stream().mapToInt(PolicyLength::of).sum();
  }

  /** Keeps what others have added to the role since it was emitted. */
  private static Optional<CfnValue.Mapping> merged(
      Resource filled, Optional<CfnValue.Mapping> emitted) {
    Map<String, CfnValue.Member> all = new LinkedHashMap<>();
    filled.properties().ifPresent(own -> all.putAll(own.members()));
    emitted.ifPresent(others -> others.members().forEach(all::putIfAbsent));
    return Optional.of(new CfnValue.Mapping(all, filled.origin()));
  }

  /**
   * What names the state machine itself, or something that waits for it, can't be within the role,
   * for which the machine waits.
   */
  private static Resource policy(
      String machine,
      RoleTemplate role,
      List<Statement> statements,
      List<CfnValue.Mapping> written) {
    Origin origin = role.origin();
    return Resource.of(
        role.logicalId() + POLICY,
        "AWS::IAM::Policy",
        CfnValue.mapping(origin)
            .put("PolicyName", "own-" + machine)
            .put("PolicyDocument", PolicyDocument.of(statements, written, origin))
            .put("Roles", List.of(CfnValue.ref(role.logicalId(), origin))),
        origin);
  }

  private void insertAfter(String logicalId, Resource added) {
    Map<String, Resource> all = new LinkedHashMap<>(resources);
    resources.clear();
    all.forEach(
        (id, resource) -> {
          resources.put(id, resource);
          if (id.equals(logicalId)) {
            resources.put(added.logicalId(), added);
          }
        });
  }
}
