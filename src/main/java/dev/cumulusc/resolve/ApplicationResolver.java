package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Assembles an application's configuration from its files. */
public final class ApplicationResolver {
  /** The folders that an application's configuration is looked for in. */
  static final List<String> KES_FOLDERS = List.of("app", ".kes");

  private final Diagnostics diagnostics;

  public ApplicationResolver(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Resolves an application; what is wrong is reported, and nothing is returned if it is hopeless.
   *
   * @param unread returns the places of the keys of an application that nothing reads; what is
   *     wrong with a single value below one of them is a warning
   */
  public Optional<Application> resolve(
      ApplicationRequest request, Function<Application, Set<SourceSpan>> unread) {
    return resolveInPart(request, unread)
        .filter(found -> !diagnostics.hasErrors())
        .map(PartlyResolved::application);
  }

  /**
   * Resolves an application of which single values may be unknown; what is wrong is reported, and
   * nothing is returned if it is hopeless.
   *
   * @param unread as for {@link #resolve}
   */
  public Optional<PartlyResolved> resolveInPart(
      ApplicationRequest request, Function<Application, Set<SourceSpan>> unread) {
    return resolution(request).flatMap(resolution -> resolution.application(unread));
  }

  /**
   * Resolves the configuration of a nested template. As in kes, only its {@code default} block
   * counts, and its texts can name everything of the configuration around it as {@code parent}.
   *
   * @param request the request that the application was resolved for
   * @param configFile the configuration's file, relative to the application folder
   * @param namedBy what names the file
   * @param wanted returns which keys are wanted; others may name variables that are not there
   * @param unread returns the places of the keys of the configuration that nothing reads
   */
  public Optional<MappingNode> resolveNested(
      ApplicationRequest request,
      Application parent,
      String configFile,
      Origin namedBy,
      Predicate<String> wanted,
      Function<MappingNode, Set<SourceSpan>> unread) {
    return new Resolution(request, parent.workspace(), parent.kesFolder(), diagnostics)
        .nested(parent, configFile, namedBy, wanted, unread);
  }

  /** Returns the variables that texts can name: those of {@code .env}, then the process's. */
  public Optional<MappingNode> environment(ApplicationRequest request, Application application) {
    return new Resolution(request, application.workspace(), application.kesFolder(), diagnostics)
        .variables(Diagnostics.discarding())
        .map(
            variables ->
                Variables.of(application.configuration(), variables, request.environment())
                    .environment());
  }

  /**
   * Returns the process environment with the variables of the application's {@code .env}. What is
   * wrong with that file is reported when the application is resolved.
   */
  public static Map<String, String> processEnvironment(ApplicationRequest request) {
    Diagnostics discarding = Diagnostics.discarding();
    Map<String, String> all = new LinkedHashMap<>(request.environment());
    new ApplicationResolver(discarding)
        .resolution(request)
        .flatMap(resolution -> resolution.variables(discarding))
        .ifPresent(
            variables -> variables.forEach((name, variable) -> all.put(name, variable.value())));
    return all;
  }

  /** Returns whether a folder holds an application, in one of the folders that it may be in. */
  public static boolean hasApplication(Path application) {
    return KES_FOLDERS.stream().anyMatch(each -> Files.isDirectory(application.resolve(each)));
  }

  /**
   * Returns the names of the deployments that an application's configuration has blocks for; none
   * if it can't be read.
   *
   * @param diagnostics gets what keeps it from being read
   */
  public static List<String> deployments(ApplicationRequest request, Diagnostics diagnostics) {
    return new ApplicationResolver(diagnostics)
        .resolution(request)
        .flatMap(Resolution::blocks)
        .map(MappingNode::names)
        .orElse(List.of());
  }

  private Optional<Resolution> resolution(ApplicationRequest request) {
    Workspace workspace = request.workspace();
    return kesFolder(request.sources(), workspace)
        .map(folder -> new Resolution(request, workspace, folder, diagnostics));
  }

  private Optional<String> kesFolder(ApplicationRequest.Sources sources, Workspace workspace) {
    if (sources.kesFolder().isPresent()) {
      String folder = sources.kesFolder().get();
      return workspace
          .locateNamedByUser(
              folder, Workspace.Kind.FOLDER, UserInput.option("--kes-folder", folder), diagnostics)
          .map(found -> folder);
    }
    Optional<String> found = KES_FOLDERS.stream().filter(workspace::hasFolder).findFirst();
    if (found.isEmpty() && sources.configFile().isPresent()) {
      return Optional.of(KES_FOLDERS.get(0));
    }
    if (found.isEmpty() && sources.applicationFrom().isPresent()) {
      diagnostics.report(
          ResolveRules.NO_CONFIGURATION,
          sources.applicationFrom().get(),
          "This folder has no `app/config.yml` and no `.kes/config.yml`.",
          "name the application folder, by its path from this file.");
    } else if (found.isEmpty()) {
      diagnostics.report(
          ResolveRules.NO_CONFIGURATION,
          SourceFile.of(KES_FOLDERS.get(0) + "/" + Resolution.CONFIG_FILE, "").start(),
          "The application folder has no `app/config.yml` and no `.kes/config.yml`.",
          "name the application folder, or another configuration folder with `--kes-folder`.");
    }
    return found;
  }
}
