package dev.cumulusc.emit;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.iam.AccessRight;
import dev.cumulusc.iam.AccessRights;
import dev.cumulusc.iam.MachineRole;
import dev.cumulusc.iam.RolePolicies;
import dev.cumulusc.iam.RoleRules;
import dev.cumulusc.iam.RoleStatement;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks the roles of state machines that somebody wrote or named, and this program did not. */
final class OtherRoles {
  private OtherRoles() {}

  /**
   * Checks the roles of state machines.
   *
   * @param whole the template with all that lies over it
   */
  static void report(Template whole, Deployment deployment, Diagnostics diagnostics) {
    for (Workflow workflow : deployment.workflows()) {
      String id = deployment.stateMachine(workflow);
      Resource machine = whole.resources().get(id);
      if (machine != null && runs(machine, workflow)) {
        machine
            .properties()
            .map(properties -> properties.get("RoleArn"))
            .filter(
                arn ->
                    arn.references().stream()
                        .noneMatch(each -> each.target().equals(StateMachineRoles.generated(id))))
            .ifPresent(
                arn -> check(arn, MachineRole.of(workflow, deployment, whole), whole, diagnostics));
      }
    }
  }

  /** An override template may give a machine another definition, whose needs are others. */
  private static boolean runs(Resource machine, Workflow workflow) {
    return machine
        .properties()
        .map(properties -> properties.get("DefinitionString"))
        .map(definition -> definition.origin().primary().file())
        .filter(workflow.definition().origin().primary().file()::equals)
        .isPresent();
  }

  private static void check(
      CfnValue arn, MachineRole needed, Template template, Diagnostics diagnostics) {
    Optional<Resource> role =
        arn.references().stream()
            .map(reference -> template.resources().get(reference.target()))
            .filter(resource -> resource != null && resource.type().equals(ResourceTypes.ROLE))
            .findFirst();
    if (role.isPresent()) {
      compare(role.get(), needed, template, diagnostics);
    } else {
      note(arn, needed, diagnostics);
    }
  }

  private static void note(CfnValue arn, MachineRole needed, Diagnostics diagnostics) {
    Set<String> actions = new TreeSet<>();
    needed.statements().forEach(each -> actions.addAll(each.statement().actions()));
    if (!actions.isEmpty()) {
      String name = needed.workflow().name().value();
      diagnostics.report(
          Diagnostic.of(
                  RoleRules.ROLE_THAT_EXISTS,
                  needed.workflow().name().origin(),
                  "The role of `" + name + "` has to allow " + list(actions) + ".")
              .withNote("the role is named here", arn.origin().primary())
              .withHelp("`cumulusc iam " + name + "` lists on what, and which states ask."));
    }
  }

  /** What policies of others allow is not known here, so a role that has some is left alone. */
  private static void compare(
      Resource role, MachineRole needed, Template template, Diagnostics diagnostics) {
    Map<String, Resource> resources = template.resources();
    if (!RolePolicies.others(role, resources, RolePolicies.Properties.WRITTEN).isEmpty()) {
      return;
    }
    List<AccessRight> rights =
        RolePolicies.statements(role, resources, RolePolicies.Properties.WRITTEN).stream()
            .flatMap(statement -> AccessRights.of(statement).stream())
            .toList();
    Map<RoleStatement.Asked, Set<String>> early = new LinkedHashMap<>();
    Map<RoleStatement.Asked, Set<String>> late = new LinkedHashMap<>();
    for (RoleStatement statement : needed.statements()) {
      for (String action : statement.statement().actions()) {
        if (rights.stream().noneMatch(right -> right.allows(action))) {
          for (RoleStatement.Asked asked : statement.askedBy()) {
            (statement.isEarly() ? early : late)
                .computeIfAbsent(asked, unseen -> new TreeSet<>())
                .add(action);
          }
        }
      }
    }
    early.forEach(
        (asked, actions) ->
            report(RoleRules.LACKS_FOR_CREATION, asked.origin(), role, actions, diagnostics));
    late.forEach(
        (asked, actions) ->
            report(RoleRules.LACKS_PERMISSION, asked.origin(), role, actions, diagnostics));
  }

  private static void report(
      RuleInfo rule,
      Origin at,
      Resource role,
      Collection<String> actions,
      Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                rule,
                at,
                "The role `" + role.logicalId() + "` does not allow " + list(actions) + ".")
            .withNote("the role is here", role.origin().primary()));
  }

  private static String list(Collection<String> actions) {
    return actions.stream().map(action -> "`" + action + "`").collect(Collectors.joining(", "));
  }
}
