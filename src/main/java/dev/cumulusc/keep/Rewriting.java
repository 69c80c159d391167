package dev.cumulusc.keep;

import dev.cumulusc.compare.Evaluator;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a kept resource needs, and how it is written where not all is kept that it refers to. A
 * policy needs nothing of what it allows something on: there, the ARN itself does as well.
 */
final class Rewriting {
  private static final Set<String> DOCUMENTS =
      Set.of("Policies", "PolicyDocument", "AssumeRolePolicyDocument", "KeyPolicy");

  /** What policies are attached to, beside the one for which a policy is kept. */
  private static final Map<String, Set<String>> HOLDERS =
      Map.of(
          "AWS::IAM::Policy", Set.of("Roles", "Users", "Groups"),
          "AWS::IAM::ManagedPolicy", Set.of("Roles", "Users", "Groups"),
          "AWS::SQS::QueuePolicy", Set.of("Queues"),
          "AWS::SNS::TopicPolicy", Set.of("Topics"));

  private Rewriting() {}

  /** Returns all that has to be in the template with a resource. */
  static List<CfnValue.Reference> needed(Resource resource) {
    Set<String> holders = HOLDERS.getOrDefault(resource.type(), Set.of());
    Stream<CfnValue.Reference> waits =
        resource.dependsOn().stream()
            .map(dependency -> new CfnValue.Ref(dependency.target(), dependency.origin()));
    Stream<CfnValue> attributes = resource.attributes().values().stream();
    Stream<CfnValue> properties =
        resource.properties().stream()
            .flatMap(all -> all.members().entrySet().stream())
            .filter(each -> !DOCUMENTS.contains(each.getKey()))
            .filter(each -> !holders.contains(each.getKey()))
            .map(each -> each.getValue().value());
    return Stream.concat(
            waits,
            Stream.concat(attributes, properties).flatMap(value -> value.references().stream()))
        .toList();
  }

  /** Returns what policies of a resource refer to. */
  static List<CfnValue.Reference> inPolicies(Resource resource) {
    return resource.properties().stream()
        .flatMap(all -> all.members().entrySet().stream())
        .filter(each -> DOCUMENTS.contains(each.getKey()))
        .flatMap(each -> each.getValue().value().references().stream())
        .toList();
  }

  /**
   * Writes a resource for a template.
   *
   * @param isThere whether the template has what a reference refers to
   */
  static Resource of(Resource resource, Level level, Predicate<String> isThere) {
    Set<String> absent = new LinkedHashSet<>();
    resource.references().stream()
        .map(CfnValue.Reference::target)
        .filter(target -> !target.startsWith("AWS::") && !isThere.test(target))
        .forEach(absent::add);
    if (absent.isEmpty()) {
      return resource;
    }
    Evaluator literals = level.values().literals(level.before(), absent);
    Set<String> holders = HOLDERS.getOrDefault(resource.type(), Set.of());
    return resource
        .withDependsOn(
            resource.dependsOn().stream().filter(each -> !absent.contains(each.target())).toList())
        .withProperties(
            resource.properties().map(all -> properties(all, holders, absent, literals)));
  }

  private static CfnValue.Mapping properties(
      CfnValue.Mapping all, Set<String> holders, Set<String> absent, Evaluator literals) {
    Map<String, CfnValue.Member> members = new LinkedHashMap<>();
    all.members()
        .forEach(
            (name, member) ->
                members.put(
                    name,
                    new CfnValue.Member(
                        holders.contains(name)
                            ? without(member.value(), absent)
                            : literals.resolved(member.value()),
                        member.key())));
    return new CfnValue.Mapping(members, all.origin());
  }

  private static CfnValue without(CfnValue value, Set<String> absent) {
    return value instanceof CfnValue.Sequence list
        ? CfnValue.list(
            list.items().stream()
                .filter(
                    item -> item.references().stream().noneMatch(r -> absent.contains(r.target())))
                .toList(),
            list.origin())
        : value;
  }

  /** Returns the conditions and mappings that a value names, by the section that has them. */
  static Map<String, Set<String>> sections(Resource resource, Template template) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    Optional.ofNullable(resource.attributes().get("Condition"))
        .ifPresent(condition -> condition(condition, template, found));
    resource.values().forEach(value -> names(value, template, found));
    return found;
  }

  private static void names(CfnValue value, Template template, Map<String, Set<String>> found) {
    value.walk().forEach(each -> name(each, template, found));
  }

  private static void name(CfnValue value, Template template, Map<String, Set<String>> found) {
    if (value instanceof CfnValue.Reference reference) {
      add("Parameters", reference.target(), template, found);
    } else if (value instanceof CfnValue.Mapping mapping
        && mapping.members().size() == 1
        && mapping.members().containsKey("Condition")) {
      mapping.children().forEach(condition -> condition(condition, template, found));
    } else if (value instanceof CfnValue.Function function) {
      CfnValue first =
          function.argument() instanceof CfnValue.Sequence list && !list.items().isEmpty()
              ? list.items().get(0)
              : function.argument();
      switch (function.name()) {
        case "Fn::If", "Condition" -> condition(first, template, found);
        case "Fn::FindInMap" -> {
          if (first instanceof CfnValue.Text text) {
            add("Mappings", text.value(), template, found);
          }
        }
        default -> {}
      }
    }
  }

  private static void condition(CfnValue value, Template template, Map<String, Set<String>> found) {
    if (value instanceof CfnValue.Text text && add("Conditions", text.value(), template, found)) {
      names(
          Objects.requireNonNull(template.section("Conditions").get(text.value())).value(),
          template,
          found);
    }
  }

  private static boolean add(
      String section, String name, Template template, Map<String, Set<String>> found) {
    return template.section(section).containsKey(name)
        && found.computeIfAbsent(section, unseen -> new LinkedHashSet<>()).add(name);
  }
}
