package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.diagnostic.Suggestions;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The caller's own credentials, found as the AWS CLI finds them: those of a profile that is given
 * explicitly, else those of the environment. Where there are none, that is a failure of a type of
 * its own.
 */
final class OwnCredentials implements AwsCredentialsProvider {
  private static final String NONE_FOUND =
      "No AWS credentials were found: set `AWS_PROFILE` or give `--profile`, or set"
          + " `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`.";

  private final AwsCredentialsProvider provider;
  private final String missing;

  private OwnCredentials(AwsCredentialsProvider provider, String missing) {
    this.provider = provider;
    this.missing = missing;
  }

  /**
   * Returns the credentials of a profile, whatever the environment holds.
   *
   * @throws ServiceException if the configuration files have no such profile
   */
  static OwnCredentials ofProfile(String name) {
    Map<String, Profile> profiles = ProfileFile.defaultProfileFile().profiles();
    if (!profiles.containsKey(name)) {
      String message = "The AWS configuration files have no profile `" + name + "`.";
      throw new ServiceException(
          ServiceException.Kind.CREDENTIALS,
          "",
          message,
          Suggestions.didYouMean(name, profiles.keySet())
              .map(question -> message + " " + question)
              .orElse(message),
          null);
    }
    return new OwnCredentials(
        ProfileCredentialsProvider.create(name),
        "The profile `" + name + "` of the AWS configuration files has no credentials.");
  }

  /**
   * Returns the credentials of the environment.
   *
   * @param profile the profile that it names
   */
  static OwnCredentials ofEnvironment(Optional<String> profile) {
    DefaultCredentialsProvider.Builder found = DefaultCredentialsProvider.builder();
    profile.ifPresent(found::profileName);
    return new OwnCredentials(found.build(), NONE_FOUND);
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (SdkClientException e) {
      throw new MissingException(missing, e);
    }
  }

  /** There are no credentials; its message is a sentence for users. */
  static final class MissingException extends SdkClientException {
    private static final long serialVersionUID = 1L;

    private MissingException(String message, SdkClientException cause) {
      super(SdkClientException.builder().message(message).cause(cause));
    }
  }
}
