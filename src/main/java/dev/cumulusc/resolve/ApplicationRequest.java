package dev.cumulusc.resolve;

import dev.cumulusc.load.Workspace;
import dev.cumulusc.source.Origin;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which application to compile, and how. Paths other than the first are relative to it.
 *
 * @param application the application folder
 * @param deployment the block of config.yml that overlays {@code default}
 * @param trusted whether links that lead out of the application folder are followed
 * @param allowMissingVariables whether an unknown variable is an empty string with a warning
 * @param retainedVersions the earlier versions of functions to keep
 * @param environment the process environment
 * @param texts texts to read in place of files, by the files' names in messages
 */
@RecordBuilder
public record ApplicationRequest(
    Path application,
    String deployment,
    Sources sources,
    Target target,
    boolean trusted,
    boolean allowMissingVariables,
    Optional<RetainedVersions> retainedVersions,
    Map<String, String> environment,
    Map<String, String> texts)
    implements ApplicationRequestBuilder.With {

  public static final String DEFAULT_DEPLOYMENT = "default";

  public ApplicationRequest {
    environment = Map.copyOf(environment);
    texts = Map.copyOf(texts);
  }

  /** Makes the request for the default deployment of an application, without an environment. */
  public static ApplicationRequest of(Path application) {
    return new ApplicationRequest(
        application,
        DEFAULT_DEPLOYMENT,
        Sources.USUAL,
        Target.AS_CONFIGURED,
        true,
        false,
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  /** Returns the files of the application. */
  Workspace workspace() {
    Workspace files =
        sources
            .copyOf()
            .map(original -> Workspace.ofCopy(application, original, trusted))
            .orElseGet(
                () -> trusted ? Workspace.at(application) : Workspace.ofStranger(application));
    return texts.isEmpty() ? files : files.reading(texts);
  }

  /**
   * Returns the request with other texts in files.
   *
   * @param others texts by the files' names; files that it does not name are read as before
   */
  public ApplicationRequest reading(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(texts);
    all.putAll(others);
    return withTexts(all);
  }

  /** Returns the request for a copy of the application, which may link files from there. */
  public ApplicationRequest forCopy(Path copy) {
    return withApplication(copy).withSources(sources.withCopyOf(Optional.of(application)));
  }

  /**
   * Returns the request for the application in a folder that somebody names beside this one. The
   * current folder stands for this application if a file says that it does.
   */
  public ApplicationRequest forFolder(Path folder) {
    return folder.equals(Path.of(".")) && sources.applicationFrom().isPresent()
        ? this
        : withApplication(folder).withSources(sources.withApplicationFrom(Optional.empty()));
  }

  /** Returns the request for another stack of the same application. */
  public ApplicationRequest forStack(String kesFolder, Optional<String> templateFolder) {
    return withSources(
        sources.withKesFolder(Optional.of(kesFolder)).withTemplateFolder(templateFolder));
  }

  /**
   * What the configuration is assembled from.
   *
   * @param kesFolder the folder with the configuration; without it {@code app}, else {@code .kes}
   * @param configFile the configuration file; without it {@code config.yml} in the kes folder
   * @param envFile the file of variables; without it {@code .env} in the kes folder
   * @param templateFolder the folder whose {@code config.yml} is merged underneath
   * @param applicationFrom the place in a file that names the application folder; without it, the
   *     command line does
   * @param deploymentFrom the place in a file that names the deployment; without it, the command
   *     line does
   * @param copyOf the folder of which the application folder is a copy, if it is one; what is
   *     linked from there is no less inside
   * @param kes what only kes's command line can name
   */
  @RecordBuilder
  public record Sources(
      Optional<String> kesFolder,
      Optional<String> configFile,
      Optional<String> envFile,
      Optional<String> templateFolder,
      Optional<Origin> applicationFrom,
      Optional<Origin> deploymentFrom,
      Optional<Path> copyOf,
      KesSources kes)
      implements ApplicationRequestSourcesBuilder.With {

    /** The usual places. */
    public static final Sources USUAL =
        new Sources(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            KesSources.NONE);
  }

  /**
   * What only kes's command line can name, and whether it is kes's command line that was given.
   *
   * @param strict whether files are read only if something names them, and the kes folder's own
   *     template is always rendered where there is no template folder
   * @param templateFile the kes folder's own template; without it {@code
   *     cloudformation.template.yml} in the kes folder
   * @param classFile the JavaScript class; without it {@code kes.js} in the kes folder or else in
   *     the template folder
   */
  public record KesSources(
      boolean strict, Optional<String> templateFile, Optional<String> classFile) {

    /** The command line is not that of kes. */
    public static final KesSources NONE = new KesSources(false, Optional.empty(), Optional.empty());
  }

  /**
   * Where the application is deployed.
   *
   * @param stack the stack's name, instead of the configuration's
   * @param region the AWS Region
   * @param s3Prefix the folder in the bucket that takes all code and templates
   */
  @RecordBuilder
  public record Target(Optional<String> stack, Optional<String> region, Optional<String> s3Prefix)
      implements ApplicationRequestTargetBuilder.With {

    /** Where the configuration says. */
    public static final Target AS_CONFIGURED =
        new Target(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
