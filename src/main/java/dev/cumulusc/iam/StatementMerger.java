package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes statements of grants. Resources on which the same is allowed under the same conditions
 * share a statement, so that nothing is allowed that no grant allows.
 */
final class StatementMerger {
  /** Condition keys that have several values: a key has several aliases. */
  private static final Set<String> SEVERAL_VALUES = Set.of("kms:ResourceAliases");

  private StatementMerger() {}

  /** What is allowed on a resource under conditions. */
  private static final class OnResource {
    final ComposedString resource;
    final Map<String, ComposedString> conditions;
    final Set<String> actions = new TreeSet<>();
    final Set<RoleStatement.Asked> askedBy = new LinkedHashSet<>();
    boolean isEarly;

    OnResource(Grant grant) {
      this.resource = grant.resource();
      this.conditions = grant.conditions();
    }

    void add(Grant grant) {
      actions.addAll(grant.actions());
      askedBy.add(new RoleStatement.Asked(grant.state(), grant.origin()));
      isEarly |= grant.isEarly();
    }

    String conditionKey() {
      return new TreeMap<>(conditions).toString();
    }
  }

  static List<RoleStatement> merge(List<Grant> grants, Origin origin) {
    Map<String, OnResource> resources = new LinkedHashMap<>();
    for (Grant grant : grants) {
      String key = grant.resource() + " " + new TreeMap<>(grant.conditions());
      resources.computeIfAbsent(key, unseen -> new OnResource(grant)).add(grant);
    }
    Map<String, List<OnResource>> shared = new LinkedHashMap<>();
    for (OnResource each : resources.values()) {
      String key = each.actions + " " + each.conditionKey() + " " + each.isEarly;
      shared.computeIfAbsent(key, unseen -> new ArrayList<>()).add(each);
    }
    return shared.values().stream().map(same -> statement(same, origin)).toList();
  }

  private static RoleStatement statement(List<OnResource> same, Origin origin) {
    OnResource first = same.get(0);
    List<CfnValue> arns = same.stream().map(each -> each.resource.value().orElseThrow()).toList();
    Set<RoleStatement.Asked> askedBy = new LinkedHashSet<>();
    same.forEach(each -> askedBy.addAll(each.askedBy));
    return new RoleStatement(
        new Statement(
            Optional.empty(),
            List.copyOf(first.actions),
            arns,
            condition(first.conditions, origin)),
        List.copyOf(askedBy),
        first.isEarly);
  }

  private static Optional<CfnValue.Mapping> condition(
      Map<String, ComposedString> conditions, Origin origin) {
    if (conditions.isEmpty()) {
      return Optional.empty();
    }
    Map<String, MappingBuilder> operators = new TreeMap<>();
    new TreeMap<>(conditions)
        .forEach(
            (key, value) ->
                operators
                    .computeIfAbsent(operator(key, value), unseen -> CfnValue.mapping(origin))
                    .put(key, value.value().orElseThrow()));
    MappingBuilder condition = CfnValue.mapping(origin);
    operators.forEach(condition::put);
    return Optional.of(condition.build());
  }

  private static String operator(String key, ComposedString value) {
    String operator = value.toString().contains("*") ? "StringLike" : "StringEquals";
    return SEVERAL_VALUES.contains(key) ? "ForAnyValue:" + operator : operator;
  }
}
