package dev.cumulusc.emit;

import dev.cumulusc.asl.TemplateMachines;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.iam.AccessRight;
import dev.cumulusc.iam.AccessRights;
import dev.cumulusc.iam.NeededRole;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks the roles of state machines that somebody wrote or named, and this program did not. */
public final class OtherRoles {
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
      if (machine != null) {
        roleArn(machine)
            .filter(arn -> !refersTo(arn, StateMachineRoles.generated(id)))
            .ifPresent(
                arn ->
                    NeededRole.of(workflow, deployment, whole)
                        .ifPresent(needed -> check(arn, needed, whole, diagnostics)));
      }
    }
  }

  /** Checks the roles of the state machines of a template that somebody wrote. */
  public static void reportWritten(Template template, Diagnostics diagnostics) {
    TemplateMachines.of(template, id -> true, Diagnostics.discarding())
        .forEach(
            (id, machine) -> {
              Resource resource = Objects.requireNonNull(template.resources().get(id));
              roleArn(resource)
                  .ifPresent(
                      arn ->
                          check(
                              arn,
                              NeededRole.of(machine, resource, template),
                              template,
                              diagnostics));
            });
  }

  private static Optional<CfnValue> roleArn(Resource machine) {
    return machine.properties().map(properties -> properties.get("RoleArn"));
  }

  private static boolean refersTo(CfnValue value, String logicalId) {
    return value.references().stream().anyMatch(each -> each.target().equals(logicalId));
  }

  private static void check(
      CfnValue arn, NeededRole needed, Template template, Diagnostics diagnostics) {
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

  private static void note(CfnValue arn, NeededRole needed, Diagnostics diagnostics) {
    Set<String> actions = new TreeSet<>();
    needed.statements().forEach(each -> actions.addAll(each.statement().actions()));
    if (!actions.isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  RoleRules.ROLE_THAT_EXISTS,
                  needed.origin(),
                  "The role of `" + needed.name() + "` has to allow " + list(actions) + ".")
              .withNote("the role is named here", arn.origin().primary())
              .withHelp(
                  needed.isWorkflow()
                      ? "`cumulusc iam " + needed.name() + "` lists on what, and which states ask."
                      : "Compare the role with these actions."));
    }
  }

  /** What policies of others allow is not known here, so a role that has some is left alone. */
  private static void compare(
      Resource role, NeededRole needed, Template template, Diagnostics diagnostics) {
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
