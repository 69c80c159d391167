package dev.cumulusc.keep;

import dev.cumulusc.asl.DefinitionReader;
import dev.cumulusc.compare.Evaluator;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.iam.DeployedNeeds;
import dev.cumulusc.iam.PermissionGap;
import dev.cumulusc.iam.RoleStatement;
import dev.cumulusc.iam.Statement;
import dev.cumulusc.keep.Closure.Place;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Works out which statements a role has to keep for the definitions that run with it. */
final class KeptStatements {
  private static final String KMS = "kms:";

  private final Level level;
  private final Evaluator evaluator;
  private final RoleChange change;
  private final Map<String, Wanted> wanted = new LinkedHashMap<>();

  private KeptStatements(Place role) {
    this.level = role.level();
    this.evaluator = level.beforeEvaluator();
    this.change =
        new RoleChange(
            PolicyStatement.ofRole(
                role.logicalId(),
                level.before(),
                evaluator,
                level.values().settings(level.before())),
            PolicyStatement.ofRole(
                role.logicalId(),
                level.after(),
                level.afterEvaluator(),
                new Evaluator(level.after(), level.parameters())));
  }

  /**
   * A statement, and the definitions that need it.
   *
   * @param statement the statement under its id
   */
  record Needed(Statement statement, List<DefinitionInUse> by) {}

  /**
   * A permission, and the definitions that need it.
   *
   * @param owner the definition whose id the statement has to bear; an empty string for any
   */
  private record Wanted(Permission permission, String owner, Set<DefinitionInUse> by) {}

  /** Returns the statements that a role has to keep. */
  static List<Needed> of(Place role, List<DefinitionInUse> definitions, Levels levels) {
    KeptStatements statements = new KeptStatements(role);
    for (DefinitionInUse definition : definitions) {
      Level own = levels.of(definition.machine().nestedStack()).orElse(role.level());
      statements.add(definition, own);
    }
    return statements.merged();
  }

  private void add(DefinitionInUse definition, Level own) {
    Optional<DeployedNeeds> needs = read(definition).map(node -> needs(node, definition, own));
    Evaluator known = own.beforeEvaluator();
    for (RoleStatement each : needs.map(DeployedNeeds::statements).orElse(List.of())) {
      Statement statement = each.statement();
      Optional<CfnValue.Mapping> condition =
          statement.condition().map(written -> (CfnValue.Mapping) known.resolved(written));
      for (CfnValue resource : statement.resources()) {
        for (String action : statement.actions()) {
          want(new Permission(action, known.resolved(resource), condition), "", definition);
        }
      }
    }
    for (PolicyStatement source : change.before()) {
      if (change.isOf(source, definition)) {
        addUnnamed(source, needs.map(DeployedNeeds::gaps), definition);
      }
    }
  }

  /** What no statement can name, somebody has written; so are keys that others own. */
  private void addUnnamed(
      PolicyStatement source, Optional<List<PermissionGap>> gaps, DefinitionInUse definition) {
    for (String action : source.actions()) {
      for (String asked : asked(action, gaps)) {
        for (CfnValue resource : source.resources()) {
          Permission permission = new Permission(asked, resource, source.condition());
          if (!wanted.containsKey(permission.key())) {
            want(permission, Definitions.hash(definition), definition);
          }
        }
      }
    }
  }

  /** Returns those of the actions of a pattern that definitions may need. */
  private static Set<String> asked(String pattern, Optional<List<PermissionGap>> gaps) {
    if (gaps.isEmpty() || pattern.startsWith(KMS)) {
      return Set.of(pattern);
    }
    Set<String> asked = new LinkedHashSet<>();
    for (PermissionGap gap : gaps.get()) {
      if (gap.actions().isEmpty()) {
        asked.add(pattern);
      }
      gap.actions().stream()
          .filter(action -> PolicyStatement.isAction(pattern, action))
          .forEach(asked::add);
    }
    return asked;
  }

  private void want(Permission permission, String owner, DefinitionInUse definition) {
    if (change.takesAway(permission)) {
      String key = permission.key() + owner;
      wanted
          .computeIfAbsent(key, unseen -> new Wanted(permission, owner, new LinkedHashSet<>()))
          .by()
          .add(definition);
    }
  }

  private static Optional<MappingNode> read(DefinitionInUse definition) {
    SourceFile file = SourceFile.of(definition.machine().arn(), definition.definition());
    return new DefinitionReader(Diagnostics.discarding())
        .read(file)
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast);
  }

  private static DeployedNeeds needs(MappingNode node, DefinitionInUse definition, Level own) {
    Evaluator known = own.beforeEvaluator();
    return DeployedNeeds.of(
        node,
        definition.machine().arn(),
        settings(definition.settings(), node.origin()),
        own.before(),
        value ->
            known.resolved(value) instanceof CfnValue.Text text
                ? own.values().owner(text.value())
                : Optional.empty());
  }

  /** Returns the settings as a template has them. */
  private static CfnValue.Mapping settings(DefinitionInUse.Settings settings, Origin origin) {
    MappingBuilder properties = CfnValue.mapping(origin);
    if (!settings.logGroups().isEmpty()) {
      properties.put("LoggingConfiguration", CfnValue.mapping(origin).put("Level", "ALL"));
    }
    if (settings.isTraced()) {
      properties.put("TracingConfiguration", CfnValue.mapping(origin).put("Enabled", true));
    }
    settings
        .kmsKey()
        .ifPresent(
            key ->
                properties.put(
                    "EncryptionConfiguration", CfnValue.mapping(origin).put("KmsKeyId", key)));
    return properties.build();
  }

  /** What is allowed on a resource for the same definitions. */
  private record OnResource(Wanted first, Set<String> actions) {}

  private List<Needed> merged() {
    Map<String, OnResource> places = new LinkedHashMap<>();
    for (Wanted each : wanted.values()) {
      places
          .computeIfAbsent(
              each.permission().place() + group(each),
              unseen -> new OnResource(each, new TreeSet<>()))
          .actions()
          .add(each.permission().action());
    }
    Map<String, List<OnResource>> statements = new LinkedHashMap<>();
    for (OnResource place : places.values()) {
      String key =
          place.actions() + place.first().permission().conditionText() + group(place.first());
      statements.computeIfAbsent(key, unseen -> new ArrayList<>()).add(place);
    }
    Map<String, Integer> numbers = new HashMap<>();
    List<Needed> needed = new ArrayList<>();
    for (List<OnResource> same : statements.values()) {
      Wanted first = same.get(0).first();
      String hash = Definitions.hash(first.by().iterator().next());
      String id = KeptTemplate.SID_PREFIX + hash + "N" + numbers.merge(hash, 1, Integer::sum);
      Statement statement =
          new Statement(
              Optional.of(id),
              List.copyOf(same.get(0).actions()),
              same.stream().map(place -> place.first().permission().resource()).toList(),
              first.permission().condition());
      needed.add(new Needed(statement, List.copyOf(first.by())));
    }
    return needed;
  }

  private static String group(Wanted wanted) {
    return wanted.by().stream().map(Definitions::hash).collect(Collectors.joining(",", " ", " "))
        + wanted.owner();
  }
}
