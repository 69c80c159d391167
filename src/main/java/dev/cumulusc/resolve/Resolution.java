package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.AmbiguousScalars;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The resolution of one application: its files, in one folder, for one request. */
final class Resolution {
  static final String CONFIG_FILE = "config.yml";

  private static final String PARENT = "parent";
  private static final String STACK_NAME = "stackName";
  private static final String OLD_LAMBDAS = "oldLambdas";

  private final ApplicationRequest request;
  private final ApplicationRequest.Sources sources;
  private final Workspace workspace;
  private final String kesFolder;
  private final String envFile;
  private final PostponedFaults faults = new PostponedFaults();
  private final ConfigurationFiles files;
  private final DeploymentOverlay overlay;
  private final Diagnostics diagnostics;

  Resolution(
      ApplicationRequest request, Workspace workspace, String kesFolder, Diagnostics diagnostics) {
    this.request = request;
    this.sources = request.sources();
    this.workspace = workspace;
    this.kesFolder = kesFolder;
    this.envFile = sources.envFile().orElse(kesFolder + "/.env");
    this.files = new ConfigurationFiles(workspace, faults, diagnostics);
    this.overlay = new DeploymentOverlay(diagnostics);
    this.diagnostics = diagnostics;
  }

  /**
   * Assembles the application; nothing is returned if it is hopeless, which is reported. It is not
   * if single values are unknown.
   *
   * @param unread returns the places of the keys of an application that nothing reads
   */
  Optional<PartlyResolved> application(Function<Application, Set<SourceSpan>> unread) {
    String configFile = configFile();
    Origin namedBy = UserInput.optionOr("--config", sources.configFile(), configFile);
    if (reportElsewhere(configFile, namedBy)) {
      return Optional.empty();
    }
    return blocks()
        .flatMap(
            all ->
                overlay
                    .choose(all, request.deployment(), configFile, deploymentChosenBy(configFile))
                    .flatMap(block -> complete(block, all)))
        .flatMap(found -> inPart(found, () -> unread.apply(found)));
  }

  /** Returns the blocks of all deployments, over those of the template folder. */
  Optional<MappingNode> blocks() {
    String file = configFile();
    Origin namedBy = UserInput.optionOr("--config", sources.configFile(), file);
    Below below = below();
    below.file().ifPresent(workspace.parsed()::begin);
    Optional<MappingNode> user =
        workspace.readNamedByUser(file, namedBy, diagnostics).flatMap(this::configuration);
    return overTemplate(user, below);
  }

  private String configFile() {
    return sources.configFile().orElse(kesFolder + "/" + CONFIG_FILE);
  }

  /** Reports a configuration that stands in another place, or ends in {@code .yaml}. */
  private boolean reportElsewhere(String configFile, Origin namedBy) {
    String other = configFile.replaceAll("[.]yml$", ".yaml");
    if (workspace.hasFile(configFile)
        || sources.configFile().isPresent()
        || !workspace.hasFile(CONFIG_FILE) && !workspace.hasFile(other)) {
      return false;
    }
    boolean isRenamed = workspace.hasFile(other);
    diagnostics.report(
        ResolveRules.NO_CONFIGURATION,
        namedBy,
        isRenamed
            ? "There is no `" + configFile + "`, but `" + other + "`."
            : "`" + CONFIG_FILE + "` does not stand in the folder `" + kesFolder + "`.",
        isRenamed ? "rename it, or name it with `--config`." : "move it to `" + configFile + "`.");
    return true;
  }

  /** Reports the faults of single values. Without a key's name, nobody knows what there is. */
  private Optional<PartlyResolved> inPart(Application found, Supplier<Set<SourceSpan>> unread) {
    boolean hopeless = diagnostics.hasErrors();
    Set<SourceSpan> unknown =
        faults.isEmpty()
            ? Set.of()
            : faults.settle(found.configuration(), unread.get(), diagnostics);
    return Optional.of(new PartlyResolved(found, unknown))
        .filter(
            part -> !hopeless && (unknown.isEmpty() || !hasKeyAt(unknown, found.configuration())));
  }

  private static boolean hasKeyAt(Set<SourceSpan> places, Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.entries().stream()
          .anyMatch(
              entry -> places.contains(entry.key().span()) || hasKeyAt(places, entry.value()));
    }
    return node instanceof SequenceNode list
        && list.items().stream().anyMatch(item -> hasKeyAt(places, item));
  }

  /** Reports the faults of single values, and returns whether none of them is an error. */
  private boolean settle(MappingNode configuration, Supplier<Set<SourceSpan>> unread) {
    if (!faults.isEmpty()) {
      faults.settle(configuration, unread.get(), diagnostics);
    }
    return !diagnostics.hasErrors();
  }

  /** Resolves the configuration of a nested template, as {@link ApplicationResolver} describes. */
  Optional<MappingNode> nested(
      Application parent,
      String configFile,
      Origin namedBy,
      Predicate<String> wanted,
      Function<MappingNode, Set<SourceSpan>> unread) {
    return workspace
        .read(configFile, namedBy, diagnostics)
        .flatMap(this::configuration)
        .flatMap(
            all -> overlay.choose(all, ApplicationRequest.DEFAULT_DEPLOYMENT, configFile, namedBy))
        .map(
            block ->
                block.withEntries(
                    block.entries().stream().filter(entry -> wanted.test(entry.name())).toList()))
        .map(block -> block.with(ScalarNode.string(PARENT, namedBy), parent.configuration()))
        .flatMap(block -> interpolate(block, Diagnostics.discarding()))
        .map(block -> block.without(PARENT))
        .filter(block -> settle(block, () -> unread.apply(block)));
  }

  /**
   * Returns the variables of {@code .env}; nothing if it can't be read.
   *
   * @param ofEnvFile hears what is wrong with the file, which is to be reported only once
   */
  Optional<Map<String, EnvFile.Variable>> variables(Diagnostics ofEnvFile) {
    if (sources.envFile().isEmpty() && !workspace.hasFile(envFile)) {
      return Optional.of(Map.of());
    }
    Origin namedBy = UserInput.optionOr("--env-file", sources.envFile(), envFile);
    return workspace
        .readNamedByUser(envFile, namedBy, ofEnvFile)
        .map(file -> EnvFile.read(file, ofEnvFile));
  }

  /**
   * What lies below the user's configuration.
   *
   * @param file the configuration of the template folder, if it has one
   * @param isMissing whether the folder or the file can't be read, which is reported
   */
  private record Below(Optional<SourceFile> file, boolean isMissing) {}

  private Below below() {
    if (sources.templateFolder().isEmpty()) {
      return new Below(Optional.empty(), false);
    }
    String folder = sources.templateFolder().get();
    Origin namedBy = UserInput.option("--template", folder);
    String file = folder + "/" + CONFIG_FILE;
    if (workspace
        .locateNamedByUser(folder, Workspace.Kind.FOLDER, namedBy, diagnostics)
        .isEmpty()) {
      return new Below(Optional.empty(), true);
    }
    if (!workspace.hasFile(file)) {
      return new Below(Optional.empty(), false);
    }
    Optional<SourceFile> template = workspace.readNamedByUser(file, namedBy, diagnostics);
    return new Below(template, template.isEmpty());
  }

  /** Lays the user's configuration over the template folder's, if there is one. */
  private Optional<MappingNode> overTemplate(Optional<MappingNode> user, Below below) {
    if (below.isMissing() || below.file().isEmpty()) {
      return user.filter(there -> !below.isMissing());
    }
    Optional<MappingNode> template = below.file().flatMap(this::configuration);
    return template.flatMap(under -> user.map(above -> overlay.overTemplate(under, above)));
  }

  /** Returns what chose the deployment, or the file where the default one should be. */
  private Origin deploymentChosenBy(String configFile) {
    Optional<String> given =
        Optional.of(request.deployment())
            .filter(name -> !name.equals(ApplicationRequest.DEFAULT_DEPLOYMENT));
    return sources
        .deploymentFrom()
        .orElseGet(() -> UserInput.optionOr("--deployment", given, configFile));
  }

  /**
   * Makes an application of a deployment's block: with its files, without variables.
   *
   * @param all the blocks of all deployments
   */
  private Optional<Application> complete(MappingNode block, MappingNode all) {
    if (!OwnTemplate.mayBeRead(request, workspace, kesFolder, diagnostics)) {
      return Optional.empty();
    }
    ConventionalFiles conventional = new ConventionalFiles(workspace, files, all, diagnostics);
    boolean byConvention = readsConventionalFiles(block) && conventional.areThere();
    StackKind kind =
        StackKind.of(block, sources.templateFolder(), kesFolder, byConvention, diagnostics);
    Optional<MappingNode> whole =
        kind == StackKind.APPLICATION && byConvention
            ? conventional.add(block)
            : Optional.of(kind.withDefaults(block));
    return whole
        .flatMap(configuration -> interpolate(configuration, diagnostics))
        .map(this::withStackName)
        .flatMap(this::withRetainedVersions)
        .map(
            configuration ->
                new Application(
                    workspace,
                    request.deployment(),
                    kesFolder,
                    sources.templateFolder(),
                    request.target().region(),
                    request.target().s3Prefix(),
                    kind,
                    configuration,
                    NamedValues.of(all, configuration)));
  }

  /**
   * Returns whether files are read that nothing names. kes reads none; and functions that a whole
   * template of the kes folder does not print belong to another stack.
   */
  private boolean readsConventionalFiles(MappingNode block) {
    return !sources.kes().strict()
        && (sources.templateFolder().isPresent()
            || OwnTemplate.of(request, workspace, kesFolder, Diagnostics.discarding())
                .filter(template -> template.isWhole(block) && !template.readsConventionalFiles())
                .isEmpty());
  }

  private Optional<MappingNode> configuration(SourceFile file) {
    Optional<Node> value = files.value(file);
    if (value.isPresent() && !(value.get() instanceof MappingNode)) {
      diagnostics.report(
          ResolveRules.CONFIGURATION_NOT_MAPPING,
          value.get().origin(),
          "A configuration is a mapping of deployments, but this is "
              + value.get().describe()
              + ".");
    }
    return value.filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
  }

  /**
   * Puts variables into a configuration.
   *
   * @param ofEnvFile hears what is wrong with {@code .env}
   */
  private Optional<MappingNode> interpolate(MappingNode configuration, Diagnostics ofEnvFile) {
    new AmbiguousScalars(diagnostics).check(configuration);
    faults.settleOutside(configuration, diagnostics);
    Optional<Map<String, EnvFile.Variable>> variables = variables(ofEnvFile);
    if (variables.isEmpty()) {
      return Optional.empty();
    }
    hideValues(variables.get());
    String hint =
        workspace.hasFile(envFile)
            ? "Set it in `" + envFile + "`, in the environment, or as a key of the configuration."
            : "Set it in `"
                + envFile
                + "`, which does not exist, in the environment, or as a key of the configuration.";
    TextInterpolator texts =
        new TextInterpolator(request.allowMissingVariables(), hint, faults, diagnostics);
    MappingNode interpolated =
        new Interpolation(texts, faults, diagnostics)
            .apply(
                configuration, Variables.of(configuration, variables.get(), request.environment()));
    return diagnostics.hasErrors() ? Optional.empty() : Optional.of(interpolated);
  }

  /**
   * What is in {@code .env} is never shown; nor are the environment's values with secrets' names.
   */
  private void hideValues(Map<String, EnvFile.Variable> ofFile) {
    ofFile.forEach((name, variable) -> diagnostics.hide(name, variable.value()));
    request.environment().entrySet().stream()
        .filter(
            each -> Secrets.isSecretName(each.getKey()) && Secrets.isLongEnough(each.getValue()))
        .forEach(each -> diagnostics.hide(each.getKey(), each.getValue()));
  }

  private MappingNode withStackName(MappingNode configuration) {
    return request
        .target()
        .stack()
        .map(
            name -> {
              Origin origin = UserInput.option("--stack", name);
              return configuration.with(
                  ScalarNode.string(STACK_NAME, origin), ScalarNode.string(name, origin));
            })
        .orElse(configuration);
  }

  /** Adds the earlier versions of functions that are to be kept. */
  private Optional<MappingNode> withRetainedVersions(MappingNode configuration) {
    if (request.retainedVersions().isEmpty()) {
      return Optional.of(configuration);
    }
    if (request.retainedVersions().get() instanceof RetainedVersions.Found found) {
      Node versions = found.node();
      return Optional.of(
          configuration.with(ScalarNode.string(OLD_LAMBDAS, versions.origin()), versions));
    }
    String path = ((RetainedVersions.Listed) request.retainedVersions().get()).file();
    Origin namedBy = UserInput.option("--retained-versions", path);
    return workspace
        .readNamedByUser(path, namedBy, diagnostics)
        .flatMap(files::value)
        .map(versions -> configuration.with(ScalarNode.string(OLD_LAMBDAS, namedBy), versions));
  }
}
