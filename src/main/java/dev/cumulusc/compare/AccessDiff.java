package dev.cumulusc.compare;

import dev.cumulusc.compare.AccessChange.Access;
import dev.cumulusc.compare.AccessChange.Kind;
import dev.cumulusc.iam.AccessRight;
import dev.cumulusc.iam.AccessRights;
import dev.cumulusc.iam.RolePolicies;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what the roles of two templates allow, by what it means. */
final class AccessDiff {
  private static final String DENY = "Deny";

  /** What a role allows on one side; nothing if it is not there. */
  private record Side(
      List<AccessRight> allowed,
      List<AccessRight> denied,
      Set<String> policies,
      Set<String> principals,
      Set<String> boundary) {
    static final Side NONE = new Side(List.of(), List.of(), Set.of(), Set.of(), Set.of());
  }

  private AccessDiff() {}

  /** Returns the roles that allow something else afterwards, those that come or go included. */
  static List<AccessChange> of(EvaluatedTemplate before, EvaluatedTemplate after) {
    Map<String, Side> old = sides(before);
    Map<String, Side> young = sides(after);
    Set<String> roles = new LinkedHashSet<>(young.keySet());
    roles.addAll(old.keySet());
    List<AccessChange> changes = new ArrayList<>();
    for (String role : roles) {
      Side was = old.getOrDefault(role, Side.NONE);
      Side is = young.getOrDefault(role, Side.NONE);
      List<Access> widened = more(was, is);
      List<Access> narrowed = more(is, was);
      if (!widened.isEmpty() || !narrowed.isEmpty()) {
        changes.add(new AccessChange(role, widened, narrowed));
      }
    }
    return changes;
  }

  private static Map<String, Side> sides(EvaluatedTemplate template) {
    Map<String, Resource> resources = template.resources();
    Map<String, Side> sides = new LinkedHashMap<>();
    for (Resource role : resources.values()) {
      if (role.type().equals(ResourceTypes.ROLE)) {
        sides.put(role.logicalId(), side(role, resources, template));
      }
    }
    return sides;
  }

  private static Side side(
      Resource role, Map<String, Resource> resources, EvaluatedTemplate template) {
    List<AccessRight> allowed = new ArrayList<>();
    List<AccessRight> denied = new ArrayList<>();
    for (CfnValue.Mapping statement :
        RolePolicies.statements(role, resources, template::properties)) {
      for (AccessRight right : AccessRights.of(statement)) {
        (right.effect().equals(DENY) ? denied : allowed).add(right);
      }
    }
    Set<String> policies = new TreeSet<>();
    RolePolicies.others(role, resources, template::properties)
        .forEach(policy -> policies.add(AccessRights.text(policy)));
    CfnValue.Mapping properties = template.properties(role);
    Set<String> boundary = new TreeSet<>();
    Optional.ofNullable(properties.get("PermissionsBoundary"))
        .ifPresent(policy -> boundary.add(AccessRights.text(policy)));
    return new Side(
        allowed,
        denied,
        policies,
        principals(properties.get("AssumeRolePolicyDocument")),
        boundary);
  }

  /** Who may take a role, with the condition on it. */
  private static Set<String> principals(@Nullable CfnValue trust) {
    Set<String> principals = new TreeSet<>();
    if (trust instanceof CfnValue.Mapping document && document.get("Statement") != null) {
      for (CfnValue each : AccessRights.items(document.get("Statement"))) {
        if (each instanceof CfnValue.Mapping statement && statement.get("Principal") != null) {
          String condition = AccessRights.condition(statement.get("Condition"));
          for (String principal : names(statement.get("Principal"))) {
            principals.add(principal + (condition.isEmpty() ? "" : " if " + condition));
          }
        }
      }
    }
    return principals;
  }

  private static List<String> names(CfnValue principal) {
    List<String> names = new ArrayList<>();
    if (principal instanceof CfnValue.Mapping kinds) {
      kinds
          .members()
          .values()
          .forEach(
              member ->
                  AccessRights.items(member.value())
                      .forEach(name -> names.add(AccessRights.text(name))));
    } else {
      names.add(AccessRights.text(principal));
    }
    return names;
  }

  /** Returns what is allowed on one side, but not on the other. */
  private static List<Access> more(Side less, Side more) {
    List<Access> found = new ArrayList<>(grouped(Kind.ACTIONS, left(more.allowed, less.allowed)));
    found.addAll(grouped(Kind.DENIED_ACTIONS, left(less.denied, more.denied)));
    added(Kind.POLICIES, less.policies, more.policies).ifPresent(found::add);
    added(Kind.PRINCIPALS, less.principals, more.principals).ifPresent(found::add);
    added(Kind.BOUNDARY, more.boundary, less.boundary).ifPresent(found::add);
    return found;
  }

  private static List<AccessRight> left(List<AccessRight> rights, List<AccessRight> others) {
    return rights.stream()
        .filter(right -> others.stream().noneMatch(other -> other.covers(right)))
        .toList();
  }

  private static Optional<Access> added(Kind kind, Set<String> less, Set<String> more) {
    Set<String> added = new TreeSet<>(more);
    added.removeAll(less);
    return added.isEmpty()
        ? Optional.empty()
        : Optional.of(new Access(kind, List.copyOf(added), List.of(), ""));
  }

  /** What is allowed on some resources. */
  private record Allowed(Set<String> actions, String condition) {}

  /** Puts resources together on which the same actions are allowed. */
  private static List<Access> grouped(Kind kind, List<AccessRight> rights) {
    Map<String, Map<String, Set<String>>> actions = new LinkedHashMap<>();
    for (AccessRight right : rights) {
      actions
          .computeIfAbsent(
              Secrets.withoutPasswords(right.condition()), unseen -> new LinkedHashMap<>())
          .computeIfAbsent(right.resource(), unseen -> new TreeSet<>())
          .add(right.action());
    }
    Map<Allowed, Set<String>> resources = new LinkedHashMap<>();
    actions.forEach(
        (condition, byResource) ->
            byResource.forEach(
                (resource, names) ->
                    resources
                        .computeIfAbsent(new Allowed(names, condition), unseen -> new TreeSet<>())
                        .add(resource)));
    List<Access> found = new ArrayList<>();
    resources.forEach(
        (allowed, on) ->
            found.add(
                new Access(
                    kind, List.copyOf(allowed.actions), List.copyOf(on), allowed.condition)));
    return found;
  }
}
