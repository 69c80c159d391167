package dev.cumulusc.resolve;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which application to compile, and how. Paths other than the first are relative to it.
 *
 * @param application the application folder
 * @param deployment the block of config.yml that overlays {@code default}
 * @param kesFolder the folder with the configuration; without it {@code app}, else {@code .kes}
 * @param configFile the configuration file; without it {@code config.yml} in the kes folder
 * @param envFile the file of variables; without it {@code .env} in the kes folder
 * @param templateFolder the folder whose {@code config.yml} is merged underneath
 * @param stack the stack's name, instead of the configuration's
 * @param region the AWS Region
 * @param allowMissingVariables whether an unknown variable is an empty text with a warning
 * @param retainedVersions the earlier versions of functions to keep
 * @param s3Prefix the folder in the bucket that takes all code and templates
 * @param environment the process environment
 */
public record ApplicationRequest(
    Path application,
    String deployment,
    Optional<String> kesFolder,
    Optional<String> configFile,
    Optional<String> envFile,
    Optional<String> templateFolder,
    Optional<String> stack,
    Optional<String> region,
    boolean allowMissingVariables,
    Optional<RetainedVersions> retainedVersions,
    Optional<String> s3Prefix,
    Map<String, String> environment) {

  public static final String DEFAULT_DEPLOYMENT = "default";

  public ApplicationRequest {
    environment = Map.copyOf(environment);
  }

  /** Makes the request of a compilation that keeps no earlier versions. */
  public ApplicationRequest(
      Path application,
      String deployment,
      Optional<String> kesFolder,
      Optional<String> configFile,
      Optional<String> envFile,
      Optional<String> templateFolder,
      Optional<String> stack,
      Optional<String> region,
      boolean allowMissingVariables,
      Map<String, String> environment) {
    this(
        application,
        deployment,
        kesFolder,
        configFile,
        envFile,
        templateFolder,
        stack,
        region,
        allowMissingVariables,
        Optional.empty(),
        Optional.empty(),
        environment);
  }

  /** Returns this request with earlier versions of functions to keep. */
  public ApplicationRequest withRetainedVersions(RetainedVersions versions) {
    return new ApplicationRequest(
        application,
        deployment,
        kesFolder,
        configFile,
        envFile,
        templateFolder,
        stack,
        region,
        allowMissingVariables,
        Optional.of(versions),
        s3Prefix,
        environment);
  }

  /** Returns this request with a folder in the bucket for all code and templates. */
  public ApplicationRequest withS3Prefix(String folder) {
    return new ApplicationRequest(
        application,
        deployment,
        kesFolder,
        configFile,
        envFile,
        templateFolder,
        stack,
        region,
        allowMissingVariables,
        retainedVersions,
        Optional.of(folder),
        environment);
  }

  /** Returns this request for another deployment. */
  public ApplicationRequest withDeployment(String name) {
    return new ApplicationRequest(
        application,
        name,
        kesFolder,
        configFile,
        envFile,
        templateFolder,
        stack,
        region,
        allowMissingVariables,
        retainedVersions,
        s3Prefix,
        environment);
  }

  /** Returns the request for another stack of the same application. */
  public ApplicationRequest forStack(String itsKesFolder, Optional<String> itsTemplateFolder) {
    return new ApplicationRequest(
        application,
        deployment,
        Optional.of(itsKesFolder),
        configFile,
        envFile,
        itsTemplateFolder,
        stack,
        region,
        allowMissingVariables,
        retainedVersions,
        s3Prefix,
        environment);
  }

  /** Returns this request with unknown variables being empty texts. */
  public ApplicationRequest allowingMissingVariables() {
    return new ApplicationRequest(
        application,
        deployment,
        kesFolder,
        configFile,
        envFile,
        templateFolder,
        stack,
        region,
        true,
        retainedVersions,
        s3Prefix,
        environment);
  }
}
