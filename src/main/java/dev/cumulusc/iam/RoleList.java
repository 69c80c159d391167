package dev.cumulusc.iam;

import dev.cumulusc.iam.ListedRole.ListedStatement;
import dev.cumulusc.iam.ListedRole.User;
import dev.cumulusc.iam.RolePolicies.Properties;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists the roles of a template: those of state machines first, then the others. */
public final class RoleList {
  private static final Set<String> POLICIES =
      Set.of(ResourceTypes.ROLE, ResourceTypes.MANAGED_POLICY, RolePolicies.POLICY);

  private final Template template;
  private final Map<String, MachineRole> machines = new LinkedHashMap<>();

  private RoleList(Template template) {
    this.template = template;
  }

  /**
   * Lists the roles of a template.
   *
   * @param deployment what the template was emitted from; without it, nobody knows which state asks
   *     for what
   */
  public static List<ListedRole> of(Template template, Optional<Deployment> deployment) {
    RoleList list = new RoleList(template);
    deployment.ifPresent(
        from -> {
          for (Workflow workflow : from.workflows()) {
            list.machines.put(
                from.stateMachine(workflow), MachineRole.of(workflow, from, template));
          }
        });
    return list.roles();
  }

  /** Returns the role of a state machine that a template does not make, if it names one. */
  public static Optional<CfnValue> foreignRole(Template template, String machine) {
    RoleList list = new RoleList(template);
    return Optional.ofNullable(template.resources().get(machine))
        .filter(each -> each.type().equals(ResourceTypes.STATE_MACHINE))
        .filter(each -> list.role(machine).isEmpty())
        .flatMap(each -> list.roleArn(machine));
  }

  private List<ListedRole> roles() {
    Map<String, List<String>> machinesOf = new LinkedHashMap<>();
    List<ListedRole> found = new ArrayList<>();
    Set<String> done = new HashSet<>();
    machines
        .keySet()
        .forEach(
            id ->
                role(id)
                    .ifPresent(
                        role ->
                            machinesOf.computeIfAbsent(role, unseen -> new ArrayList<>()).add(id)));
    for (String machine : machines.keySet()) {
      Optional<String> role = role(machine);
      if (role.isEmpty()) {
        named(machine).ifPresent(found::add);
      } else if (done.add(role.get())) {
        found.add(inTemplate(role.get(), machinesOf.getOrDefault(role.get(), List.of())));
      }
    }
    for (Resource resource : template.resources().values()) {
      if (resource.type().equals(ResourceTypes.ROLE) && done.add(resource.logicalId())) {
        found.add(inTemplate(resource.logicalId(), List.of()));
      }
    }
    return found;
  }

  /** Returns the logical id of the role that a state machine takes, if the template has it. */
  private Optional<String> role(String machine) {
    return roleArn(machine).stream()
        .flatMap(arn -> arn.references().stream())
        .map(CfnValue.Reference::target)
        .filter(target -> RolePolicies.isRole(template.resources().get(target)))
        .findFirst();
  }

  private Optional<CfnValue> roleArn(String machine) {
    return Optional.ofNullable(template.resources().get(machine))
        .flatMap(Resource::properties)
        .map(properties -> properties.get("RoleArn"));
  }

  private Optional<ListedRole> named(String machine) {
    return Optional.ofNullable(machines.get(machine))
        .flatMap(needed -> roleArn(machine).map(arn -> named(machine, needed, arn)));
  }

  private ListedRole named(String machine, MachineRole needed, CfnValue arn) {
    return new ListedRole(
        arn,
        false,
        List.of(user(machine, ResourceTypes.STATE_MACHINE)),
        needed.statements().stream()
            .map(
                each ->
                    new ListedStatement(
                        each.statement().value(arn.origin()), each.askedBy(), each.isEarly()))
            .toList(),
        List.of(),
        needed.gaps(),
        arn.origin());
  }

  private ListedRole inTemplate(String logicalId, List<String> machinesOf) {
    Map<String, Resource> resources = template.resources();
    Resource role = Objects.requireNonNull(resources.get(logicalId));
    List<MachineRole> needed = new ArrayList<>();
    machinesOf.forEach(id -> needed.add(Objects.requireNonNull(machines.get(id))));
    Asking asking = new Asking(needed);
    return new ListedRole(
        CfnValue.ref(logicalId, role.origin()),
        true,
        users(logicalId),
        RolePolicies.statements(role, resources, Properties.WRITTEN).stream()
            .map(asking::listed)
            .toList(),
        RolePolicies.others(role, resources, Properties.WRITTEN),
        needed.stream().flatMap(each -> each.gaps().stream()).toList(),
        role.origin());
  }

  private List<User> users(String role) {
    return template.resources().values().stream()
        .filter(each -> !POLICIES.contains(each.type()))
        .filter(
            each ->
                each.properties().stream()
                    .flatMap(properties -> properties.references().stream())
                    .anyMatch(reference -> reference.target().equals(role)))
        .map(each -> user(each.logicalId(), each.type()))
        .toList();
  }

  private User user(String logicalId, String type) {
    return new User(
        type,
        logicalId,
        Optional.ofNullable(machines.get(logicalId))
            .map(machine -> machine.workflow().name().value()));
  }

  /** Who asks for a statement. */
  private static final class Asking {
    private final Map<AccessRight, List<RoleStatement>> asked = new LinkedHashMap<>();

    Asking(List<MachineRole> needed) {
      for (MachineRole role : needed) {
        for (RoleStatement each : role.statements()) {
          AccessRights.of(each.statement().value(role.workflow().name().origin()))
              .forEach(
                  right -> asked.computeIfAbsent(right, unseen -> new ArrayList<>()).add(each));
        }
      }
    }

    ListedStatement listed(CfnValue.Mapping statement) {
      Set<RoleStatement> by =
          AccessRights.of(statement).stream()
              .flatMap(right -> asked.getOrDefault(right, List.of()).stream())
              .collect(Collectors.toCollection(LinkedHashSet::new));
      Map<SourceSpan, RoleStatement.Asked> places = new LinkedHashMap<>();
      by.forEach(
          each -> each.askedBy().forEach(one -> places.putIfAbsent(one.origin().primary(), one)));
      if (by.isEmpty()) {
        @Nullable CfnValue resource = statement.get("Resource");
        for (CfnValue each : resource == null ? List.of(statement) : AccessRights.items(resource)) {
          places.putIfAbsent(each.origin().primary(), new RoleStatement.Asked("", each.origin()));
        }
      }
      return new ListedStatement(
          statement, List.copyOf(places.values()), by.stream().anyMatch(RoleStatement::isEarly));
    }
  }
}
