package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the three stacks of a Cumulus deployment a configuration describes. */
public enum StackKind {
  /** The application: functions, workflows and all that belongs to them. */
  APPLICATION("app"),
  /** The tables and the search domain, which outlive the application. */
  DATABASE("db"),
  /** The roles that the other two stacks use. */
  ROLES("iam");

  /** The key by which a configuration says what it describes. */
  public static final String KEY = "stackKind";

  /** What only an application has. */
  private static final List<String> APPLICATION_KEYS =
      List.of(
          "activities",
          "apis",
          "ecs",
          "lambdas",
          "nested_templates",
          "rules",
          "sns",
          "sqs",
          "stepFunctions");

  /** What the database stack makes. */
  private static final List<String> DATABASE_KEYS = List.of("dynamos", "es");

  private static final String TEMPLATE_NAME = "cloudformation";
  private static final String PREFIX = "prefix";
  private static final String STACK_NAME = "stackName";
  private static final String ENABLE_POINT_IN_TIME = "enablePointInTime";

  private final String folder;

  StackKind(String folder) {
    this.folder = folder;
  }

  /**
   * Finds out what a configuration describes: what it says itself, else what its template's or its
   * own folder is usually called, else what it has.
   *
   * @param configuration one deployment's block
   * @param conventional whether there are files that belong to an application by convention
   */
  static StackKind of(
      MappingNode configuration,
      Optional<String> templateFolder,
      String kesFolder,
      boolean conventional,
      Diagnostics diagnostics) {
    Optional<ScalarNode> said = configuration.scalar(KEY);
    if (said.isPresent()) {
      return named(said.get(), diagnostics);
    }
    Optional<StackKind> byTemplate = templateFolder.flatMap(StackKind::inFolder);
    if (byTemplate.isPresent()) {
      return byTemplate.get();
    }
    if (APPLICATION_KEYS.stream().anyMatch(configuration::has)) {
      return APPLICATION;
    }
    boolean stored = !conventional && DATABASE_KEYS.stream().anyMatch(configuration::has);
    return inFolder(kesFolder)
        .filter(kind -> kind != APPLICATION)
        .orElse(stored ? DATABASE : APPLICATION);
  }

  /**
   * Returns whether a configuration describes what its stack is made of, without a template. That
   * of the roles does not: they are the same in all deployments.
   */
  static boolean describes(MappingNode configuration) {
    return configuration.scalar(KEY).filter(kind -> !kind.text().equals(ROLES.folder)).isPresent()
        || Stream.concat(APPLICATION_KEYS.stream(), DATABASE_KEYS.stream())
            .anyMatch(configuration::has);
  }

  /**
   * Returns a configuration with what belongs to it although it does not set it: what the tables of
   * Cumulus's base configuration name, and the name that this gives to the stack of the roles,
   * which is no other stack's.
   */
  MappingNode withDefaults(MappingNode configuration) {
    if (this == ROLES) {
      boolean unnamed = configuration.has(PREFIX) && !configuration.has(STACK_NAME);
      return unnamed
          ? with(configuration, STACK_NAME, "{{" + PREFIX + "}}-" + folder)
          : configuration;
    }
    if (this != DATABASE || configuration.has(ENABLE_POINT_IN_TIME)) {
      return configuration;
    }
    Origin origin = configuration.origin().derive("the default `" + ENABLE_POINT_IN_TIME + "`");
    return configuration.with(
        ScalarNode.string(ENABLE_POINT_IN_TIME, origin), ScalarNode.bool(false, origin));
  }

  private static MappingNode with(MappingNode configuration, String key, String value) {
    Origin origin = configuration.origin().derive("the default `" + key + "`");
    return configuration.with(ScalarNode.string(key, origin), ScalarNode.string(value, origin));
  }

  /** Returns what the folder with the configuration of such a stack is usually called. */
  public String folder() {
    return folder;
  }

  /** Returns the file name, without its suffix, that kes gives to the stack's template. */
  public String templateName() {
    return this == APPLICATION ? TEMPLATE_NAME : folder + "." + TEMPLATE_NAME;
  }

  private static StackKind named(ScalarNode said, Diagnostics diagnostics) {
    Optional<StackKind> kind = inFolder(said.text());
    if (kind.isEmpty()) {
      List<String> known = Stream.of(values()).map(value -> value.folder).toList();
      Diagnostic unknown =
          Diagnostic.of(
              ResolveRules.UNKNOWN_STACK_KIND,
              said.origin(),
              "`" + KEY + "` is " + said.describe() + ", but `app`, `db` or `iam` is expected.");
      diagnostics.report(unknown.suggesting(said.text(), known));
    }
    return kind.orElse(APPLICATION);
  }

  private static Optional<StackKind> inFolder(String path) {
    String name = path.replaceFirst("/+$", "");
    String last = name.substring(name.lastIndexOf('/') + 1);
    return Stream.of(values()).filter(kind -> kind.folder.equals(last)).findFirst();
  }
}
