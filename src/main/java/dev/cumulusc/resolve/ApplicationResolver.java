package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.AmbiguousScalars;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Assembles an application's configuration from its files. */
public final class ApplicationResolver {

  private static final List<String> KES_FOLDERS = List.of("app", ".kes");
  private static final String CONFIG_FILE = "config.yml";
  private static final String PARENT = "parent";
  private static final String OLD_LAMBDAS = "oldLambdas";

  private final Diagnostics diagnostics;

  public ApplicationResolver(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Resolves an application; what is wrong is reported, and nothing is returned if it is hopeless.
   */
  public Optional<Application> resolve(ApplicationRequest request) {
    Workspace workspace = Workspace.at(request.application());
    return kesFolder(request, workspace)
        .flatMap(kesFolder -> assemble(request, workspace, kesFolder));
  }

  /**
   * Resolves the configuration of a nested template. As in kes, only its {@code default} block
   * counts, and its texts can name everything of the configuration around it as {@code parent}.
   *
   * @param request the request that the application was resolved for
   * @param configFile the configuration's file, relative to the application folder
   * @param namedBy what names the file
   * @param wanted tells which keys are wanted; others may name variables that are not there
   */
  public Optional<MappingNode> resolveNested(
      ApplicationRequest request,
      Application parent,
      String configFile,
      Origin namedBy,
      Predicate<String> wanted) {
    ConfigurationFiles files = new ConfigurationFiles(parent.workspace(), diagnostics);
    return parent
        .workspace()
        .read(configFile, namedBy, diagnostics)
        .flatMap(file -> configuration(files, file))
        .flatMap(
            all ->
                new DeploymentOverlay(diagnostics)
                    .choose(all, ApplicationRequest.DEFAULT_DEPLOYMENT, configFile, namedBy))
        .map(
            block ->
                block.withEntries(
                    block.entries().stream().filter(entry -> wanted.test(entry.name())).toList()))
        .map(block -> block.with(ScalarNode.string(PARENT, namedBy), parent.configuration()))
        .flatMap(
            block ->
                interpolate(
                    request, parent.workspace(), parent.kesFolder(), block, new Diagnostics()))
        .map(block -> block.without(PARENT));
  }

  /** Returns the variables that texts can name: those of {@code .env}, then the process's. */
  public Optional<MappingNode> environment(ApplicationRequest request, Application application) {
    return environment(request, application.workspace(), application.kesFolder(), new Diagnostics())
        .map(
            variables ->
                Variables.of(application.configuration(), variables, request.environment())
                    .environment());
  }

  /** Returns the process environment with the variables of the application's {@code .env}. */
  public static Map<String, String> processEnvironment(ApplicationRequest request) {
    Diagnostics toldWhenItIsCompiled = new Diagnostics();
    Workspace workspace = Workspace.at(request.application());
    Map<String, String> all = new LinkedHashMap<>(request.environment());
    new ApplicationResolver(toldWhenItIsCompiled)
        .kesFolder(request, workspace)
        .flatMap(folder -> environment(request, workspace, folder, toldWhenItIsCompiled))
        .ifPresent(
            variables -> variables.forEach((name, variable) -> all.put(name, variable.value())));
    return all;
  }

  private Optional<Application> assemble(
      ApplicationRequest request, Workspace workspace, String kesFolder) {
    ConfigurationFiles files = new ConfigurationFiles(workspace, diagnostics);
    DeploymentOverlay overlay = new DeploymentOverlay(diagnostics);
    String configFile = request.configFile().orElse(kesFolder + "/" + CONFIG_FILE);
    Origin namedBy = UserInput.optionOr("--config", request.configFile(), configFile);
    Optional<MappingNode> user =
        workspace
            .readNamedByUser(configFile, namedBy, diagnostics)
            .flatMap(file -> configuration(files, file));
    Optional<MappingNode> all = underneath(request, workspace, files, overlay, user);
    Optional<MappingNode> chosen =
        all.flatMap(
            configuration ->
                overlay.choose(
                    configuration,
                    request.deployment(),
                    configFile,
                    chosenBy(request, configFile)));
    return chosen.flatMap(block -> complete(request, workspace, kesFolder, files, block));
  }

  /** Makes an application of a deployment's block: with its files, without variables. */
  private Optional<Application> complete(
      ApplicationRequest request,
      Workspace workspace,
      String kesFolder,
      ConfigurationFiles files,
      MappingNode block) {
    ConventionalFiles conventional = new ConventionalFiles(workspace, files, diagnostics);
    StackKind kind =
        StackKind.of(
            block, request.templateFolder(), kesFolder, conventional.areThere(), diagnostics);
    Optional<MappingNode> whole =
        kind == StackKind.APPLICATION
            ? conventional.add(block)
            : Optional.of(kind.withDefaults(block));
    return whole
        .flatMap(
            configuration -> interpolate(request, workspace, kesFolder, configuration, diagnostics))
        .map(configuration -> withStack(request, configuration))
        .flatMap(configuration -> withRetainedVersions(request, workspace, files, configuration))
        .map(
            configuration ->
                new Application(
                    workspace,
                    request.deployment(),
                    kesFolder,
                    request.templateFolder(),
                    request.region(),
                    request.s3Prefix(),
                    kind,
                    configuration));
  }

  /** Returns the option that chose the deployment, or the file where the default one should be. */
  private static Origin chosenBy(ApplicationRequest request, String configFile) {
    Optional<String> given =
        Optional.of(request.deployment())
            .filter(name -> !name.equals(ApplicationRequest.DEFAULT_DEPLOYMENT));
    return UserInput.optionOr("--deployment", given, configFile);
  }

  /** Lays the user's configuration over the template folder's, if there is one. */
  private Optional<MappingNode> underneath(
      ApplicationRequest request,
      Workspace workspace,
      ConfigurationFiles files,
      DeploymentOverlay overlay,
      Optional<MappingNode> user) {
    if (request.templateFolder().isEmpty()) {
      return user;
    }
    String folder = request.templateFolder().get();
    Origin namedBy = UserInput.option("--template", folder);
    String file = folder + "/" + CONFIG_FILE;
    if (workspace
        .locateNamedByUser(folder, Workspace.Kind.FOLDER, namedBy, diagnostics)
        .isEmpty()) {
      return Optional.empty();
    }
    if (!workspace.hasFile(file)) {
      return user;
    }
    Optional<MappingNode> template =
        workspace
            .readNamedByUser(file, namedBy, diagnostics)
            .flatMap(source -> configuration(files, source));
    return template.flatMap(below -> user.map(above -> overlay.overTemplate(below, above)));
  }

  private Optional<MappingNode> configuration(ConfigurationFiles files, SourceFile file) {
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
   * @param ofEnvFile hears what is wrong with {@code .env}, which is to be told only once
   */
  private Optional<MappingNode> interpolate(
      ApplicationRequest request,
      Workspace workspace,
      String kesFolder,
      MappingNode configuration,
      Diagnostics ofEnvFile) {
    new AmbiguousScalars(diagnostics).check(configuration);
    Optional<Map<String, EnvFile.Variable>> variables =
        environment(request, workspace, kesFolder, ofEnvFile);
    if (variables.isEmpty()) {
      return Optional.empty();
    }
    String envFile = envFile(request, kesFolder);
    String hint =
        workspace.hasFile(envFile)
            ? "Set it in `" + envFile + "`, in the environment, or as a key of the configuration."
            : "Set it in `"
                + envFile
                + "`, which does not exist, in the environment, or as a key of the configuration.";
    TextInterpolator texts =
        new TextInterpolator(request.allowMissingVariables(), hint, diagnostics);
    MappingNode interpolated =
        new Interpolation(texts, diagnostics)
            .apply(
                configuration, Variables.of(configuration, variables.get(), request.environment()));
    return diagnostics.hasErrors() ? Optional.empty() : Optional.of(interpolated);
  }

  /** Returns the variables of {@code .env}; nothing if it can't be read, which is reported. */
  private static Optional<Map<String, EnvFile.Variable>> environment(
      ApplicationRequest request, Workspace workspace, String kesFolder, Diagnostics diagnostics) {
    String envFile = envFile(request, kesFolder);
    if (request.envFile().isEmpty() && !workspace.hasFile(envFile)) {
      return Optional.of(Map.of());
    }
    Origin namedBy = UserInput.optionOr("--env-file", request.envFile(), envFile);
    return workspace
        .readNamedByUser(envFile, namedBy, diagnostics)
        .map(file -> EnvFile.read(file, diagnostics));
  }

  private static String envFile(ApplicationRequest request, String kesFolder) {
    return request.envFile().orElse(kesFolder + "/.env");
  }

  private static MappingNode withStack(ApplicationRequest request, MappingNode configuration) {
    if (request.stack().isEmpty()) {
      return configuration;
    }
    Origin origin = UserInput.option("--stack", request.stack().get());
    return configuration.with(
        ScalarNode.string("stackName", origin), ScalarNode.string(request.stack().get(), origin));
  }

  /** Adds the earlier versions of functions that are to be kept. */
  private Optional<MappingNode> withRetainedVersions(
      ApplicationRequest request,
      Workspace workspace,
      ConfigurationFiles files,
      MappingNode configuration) {
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

  private Optional<String> kesFolder(ApplicationRequest request, Workspace workspace) {
    if (request.kesFolder().isPresent()) {
      String folder = request.kesFolder().get();
      return workspace
          .locateNamedByUser(
              folder, Workspace.Kind.FOLDER, UserInput.option("--kes-folder", folder), diagnostics)
          .map(found -> folder);
    }
    Optional<String> found = KES_FOLDERS.stream().filter(workspace::hasFolder).findFirst();
    if (found.isEmpty() && request.configFile().isPresent()) {
      return Optional.of(KES_FOLDERS.get(0));
    }
    if (found.isEmpty()) {
      diagnostics.report(
          ResolveRules.NO_CONFIGURATION,
          SourceFile.of(KES_FOLDERS.get(0) + "/" + CONFIG_FILE, "").start(),
          "The application folder has no `app/config.yml` and no `.kes/config.yml`.",
          "name the application folder, or another configuration folder with `--kes-folder`.");
    }
    return found;
  }
}
