package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.ServiceException.Kind;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.source.Printable;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The caller's own credentials, found as the AWS CLI finds them: those of a profile that is given
 * explicitly, else those of the environment. Where there are none, whatever the reason, that is a
 * {@link ServiceException}.
 */
final class OwnCredentials implements AwsCredentialsProvider {
  /** The first character above those that can be printed in ASCII. */
  private static final int DELETE = 0x7F;

  private static final String NONE_FOUND =
      "No AWS credentials were found: set `AWS_PROFILE` or give `--profile`, or set"
          + " `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`.";

  private static final String NO_JSON =
      "a JSON document with credentials is expected, as `credential_process` has to write it, but"
          + " there is none";

  private static final String INCOMPLETE =
      "its keys are not complete: `aws_secret_access_key` needs `aws_access_key_id`, `role_arn`"
          + " needs `source_profile`, `credential_source` or `web_identity_token_file`, and those"
          + " need `role_arn`";

  /** What a profile has that is to give credentials; each has one of these at least. */
  private static final Set<String> SOURCES =
      Set.of(
          ProfileProperty.AWS_ACCESS_KEY_ID,
          ProfileProperty.AWS_SECRET_ACCESS_KEY,
          ProfileProperty.ROLE_ARN,
          ProfileProperty.CREDENTIAL_SOURCE,
          ProfileProperty.WEB_IDENTITY_TOKEN_FILE,
          ProfileProperty.CREDENTIAL_PROCESS,
          ProfileProperty.SSO_START_URL,
          ProfileProperty.LOGIN_SESSION,
          "sso_session");

  private final AwsCredentialsProvider provider;
  private final Function<RuntimeException, ServiceException> failure;

  private OwnCredentials(
      AwsCredentialsProvider provider, Function<RuntimeException, ServiceException> failure) {
    this.provider = provider;
    this.failure = failure;
  }

  /** Returns the credentials of a profile, whatever the environment holds. */
  static OwnCredentials ofProfile(Profile profile) {
    return new OwnCredentials(
        ProfileCredentialsProvider.create(profile.name()), e -> unusable(profile, e));
  }

  /**
   * Returns the credentials of the environment.
   *
   * @param profile the profile that counts where the environment has no keys itself
   */
  static OwnCredentials ofEnvironment(Optional<Profile> profile) {
    DefaultCredentialsProvider.Builder found = DefaultCredentialsProvider.builder();
    profile.map(Profile::name).ifPresent(found::profileName);
    // The SDK names each place where it looked; for users, only what is wrong with theirs counts.
    return new OwnCredentials(
        found.build(),
        e ->
            profile
                .filter(OwnCredentials::isSource)
                .flatMap(each -> ofProfile(each).problem())
                .orElseGet(() -> ServiceException.unprepared(NONE_FOUND, e)));
  }

  /**
   * Returns the credentials of a role that is assumed.
   *
   * @param provider calls STS
   */
  static OwnCredentials ofRole(AwsCredentialsProvider provider) {
    return new OwnCredentials(provider, OwnCredentials::notAssumed);
  }

  @Override
  public AwsCredentials resolveCredentials() {
    AwsCredentials found;
    try {
      found = provider.resolveCredentials();
    } catch (RuntimeException e) {
      throw withoutCause(failure.apply(e));
    }
    check("access key id", found.accessKeyId());
    check("secret access key", found.secretAccessKey());
    if (found instanceof AwsSessionCredentials session) {
      check("session token", session.sessionToken());
    }
    return found;
  }

  /**
   * Refuses what no header of a request can have, before the HTTP client does, which quotes it.
   *
   * @param name what the value is, for messages
   */
  private static void check(String name, String value) {
    boolean sendable = value.chars().allMatch(each -> each > ' ' && each < DELETE);
    if (!sendable) {
      String message =
          "The AWS "
              + name
              + " has a line break, a space or another character that it can't have: it was perhaps"
              + " broken when it was copied.";
      throw ServiceException.unprepared(message);
    }
  }

  private Optional<ServiceException> problem() {
    try {
      provider.resolveCredentials();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(failure.apply(e));
    }
  }

  private static boolean isSource(Profile profile) {
    return profile.properties().keySet().stream().anyMatch(SOURCES::contains);
  }

  private static ServiceException unusable(Profile profile, RuntimeException e) {
    if (!isSource(profile)) {
      return ServiceException.unprepared(
          "The profile `" + profile.name() + "` of the AWS configuration files has no credentials.",
          e);
    }
    String reason = Printable.lines(Failures.withoutNotes(reason(e)));
    String message =
        "The credentials of the AWS profile `%s` can't be obtained: %s"
            .formatted(profile.name(), Words.sentence(reason));
    return ServiceException.unprepared(message, e);
  }

  /** A refusal is one of credentials: whoever calls another service asked for no role there. */
  private static ServiceException notAssumed(RuntimeException e) {
    ServiceException failure = Failures.explained("sts:AssumeRole", e);
    Kind kind =
        switch (failure.kind()) {
          case UNREACHABLE, THROTTLED -> failure.kind();
          case CREDENTIALS, DENIED, NOT_FOUND, UNSUPPORTED, REFUSED -> Kind.CREDENTIALS;
        };
    return new ServiceException(
        kind, failure.code(), failure.reason(), failure.getMessage(), failure);
  }

  /** Returns the innermost reason that is written for people. */
  private static String reason(RuntimeException failure) {
    String reason = failure.toString();
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      String message = each.getMessage();
      if (each instanceof FileSystemException file) {
        return FileFailure.reason(file);
      } else if (each instanceof NullPointerException
          || each.getClass().getSimpleName().contains("JsonParse")) {
        // The message quotes the document, in which the secret key may be.
        return NO_JSON;
      } else if (message != null && message.startsWith("Profile file contained no credentials")) {
        return INCOMPLETE;
      } else if (each instanceof RuntimeException
          && !(each instanceof UncheckedIOException)
          && message != null
          && !message.isBlank()) {
        reason = message;
      }
    }
    return reason;
  }

  /** Hides the cause from the SDK, which by some causes replaces the exception by its own. */
  private static ServiceException withoutCause(ServiceException failure) {
    ServiceException bare =
        new ServiceException(
            failure.kind(), failure.code(), failure.reason(), failure.getMessage(), null);
    bare.addSuppressed(failure);
    return bare;
  }
}
