package dev.cumulusc.cli;

import dev.cumulusc.app.deploy.DeployRequest;
import dev.cumulusc.cli.settings.Settings;
import dev.cumulusc.deploy.aws.RegionName;
import dev.cumulusc.model.Located;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.RetainedVersions;
import dev.cumulusc.source.FileTree;
import dev.cumulusc.source.Origin;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that say which application to work on, and how its configuration is assembled. */
final class ApplicationOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Option(
      names = {"-d", "--deployment"},
      paramLabel = "NAME",
      description =
          "The block of config.yml that overlays `default` (that of cumulusc.yml, else default).")
  @Nullable String deployment;

  @Option(
      names = {"-k", "--kes-folder"},
      paramLabel = "DIR",
      description = "The folder with the configuration (app, else .kes).")
  @Nullable String kesFolder;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration file (config.yml in the kes folder).")
  @Nullable String config;

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = "The file of variables (.env in the kes folder).")
  @Nullable String envFile;

  @Option(
      names = {"-t", "--template"},
      paramLabel = "DIR",
      description = "A folder whose config.yml is merged underneath.")
  @Nullable String template;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "The stack's name, instead of the configuration's `stackName`.")
  @Nullable String stack;

  @Option(
      names = {"-r", "--region"},
      paramLabel = "REGION",
      converter = RegionConverter.class,
      description = "The AWS Region.")
  @Nullable String region;

  @Option(
      names = "--allow-missing-variables",
      description = "An unknown variable is an empty string with a warning, not an error.")
  boolean allowMissingVariables;

  @Option(
      names = "--retained-versions",
      paramLabel = "FILE",
      description = "A file with the earlier versions of functions to keep for running workflows.")
  @Nullable String retainedVersions;

  @Option(
      names = "--untrusted",
      description =
          "The application was written by somebody else: follow no link out of its folder.")
  boolean untrusted;

  /** What makes the templates; whoever does not make any takes it, so that scripts can share it. */
  @Mixin EngineOption engine;

  /** Returns the request for an application folder. */
  ApplicationRequest request(Path application) {
    return request(application, ApplicationRequest.KesSources.NONE);
  }

  /**
   * Returns the request for an application folder.
   *
   * @param kes what kes's command line gives; where it is that one, missing variables are allowed
   */
  ApplicationRequest request(Path application, ApplicationRequest.KesSources kes) {
    // kes's command line reads only files that something names.
    Settings settings =
        kes.strict() ? Settings.NONE : CumuluscCommand.of(mixee).settings.read(application, mixee);
    boolean isHere = application.equals(FolderParameter.HERE);
    Optional<Settings.Root> root = settings.root().filter(there -> isHere);
    Path folder = root.map(Settings.Root::folder).orElse(application);
    Optional<Located<String>> usual = settings.deployment().filter(written -> deployment == null);
    return new ApplicationRequest(
        folder,
        Optional.ofNullable(deployment)
            .or(() -> usual.map(Located::value))
            .orElse(ApplicationRequest.DEFAULT_DEPLOYMENT),
        new ApplicationRequest.Sources(
            Optional.ofNullable(kesFolder),
            Optional.ofNullable(config),
            Optional.ofNullable(envFile),
            Optional.ofNullable(template),
            root.flatMap(Settings.Root::origin).map(written -> within(folder, written)),
            usual.map(written -> within(folder, written.origin())),
            Optional.empty(),
            kes),
        new ApplicationRequest.Target(
            Optional.ofNullable(stack), Optional.ofNullable(region), Optional.empty()),
        !untrusted,
        allowMissingVariables || kes.strict(),
        Optional.ofNullable(retainedVersions).map(RetainedVersions.Listed::new),
        CumuluscCommand.of(mixee).environment,
        Map.of());
  }

  /** Returns a place of the settings file by its path in the application folder. */
  private static Origin within(Path folder, Origin written) {
    return written.withPlaces(
        at -> {
          Path file = FileTree.fromFolder(folder, Path.of(at.file().name()));
          return at.withFile(at.file().named(FileTree.slashes(file)));
        });
  }

  /** Returns how an application is named to its user. */
  static DeployRequest.Target target(ApplicationRequest request) {
    return new DeployRequest.Target(
        request.application().normalize().toString(), request.deployment());
  }

  /** Returns what is compiled, for people. */
  static String subject(ApplicationRequest request) {
    String folder = request.application().normalize().toString();
    return (folder.isEmpty() ? "." : folder) + " (deployment " + request.deployment() + ")";
  }

  static final class RegionConverter implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      RegionName.problem(value)
          .ifPresent(
              problem -> {
                throw new TypeConversionException(problem);
              });
      return value;
    }
  }
}
