package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.ServiceException.Kind;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.source.Printable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what the SDK throws into sentences. */
final class Failures {
  private static final Set<String> NO_LONGER_VALID =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidClientTokenId",
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException",
          "RequestExpired",
          "IncompleteSignature",
          "MissingAuthenticationToken");

  private static final Set<String> DENIED =
      Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "Forbidden");

  private static final Set<String> UNSUPPORTED =
      Set.of(
          "InvalidAction", "NotImplemented", "UnknownOperationException", "UnsupportedOperation");

  /** How the codes of errors about something that is not there end. */
  private static final Set<String> MISSING =
      Set.of("NotFound", "NotFoundException", "DoesNotExist");

  /** What the SDK adds to a message, or has instead of one. */
  private static final Pattern SDK_NOTES =
      Pattern.compile("\\s*\\((Service: |SDK Attempt Count: |SDK Diagnostics: ).*\\)$");

  private Failures() {}

  /**
   * Calls a service.
   *
   * @param call what is called, as people read it: {@code cloudformation:DescribeStacks}
   * @throws ServiceException when the call fails
   */
  static <T> T call(String call, Supplier<T> made) {
    try {
      return made.get();
    } catch (SdkException | PatientHttpClient.UnreachableException | ServiceException e) {
      throw explained(call, e);
    }
  }

  /**
   * Sets up a client, for which the SDK reads environment variables and configuration files.
   *
   * @throws ServiceException when one of them has a value that the SDK refuses
   */
  static <C> C setUp(Supplier<C> made) {
    try {
      return made.get();
    } catch (ServiceException e) {
      throw e;
    } catch (RuntimeException e) {
      String reason = Printable.lines(String.valueOf(e.getMessage()));
      throw ServiceException.unprepared(
          "The environment variables and configuration files for AWS can't be used: "
              + Words.sentence(reason),
          e);
    }
  }

  /**
   * Returns the failure of a call for people.
   *
   * @param e what the SDK threw; if it is about credentials, that is what counts
   */
  static ServiceException explained(String call, RuntimeException e) {
    for (@Nullable Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof ServiceException known) {
        return known;
      }
    }
    if (e instanceof AwsServiceException refused) {
      return refused(call, refused);
    } else if (e instanceof PatientHttpClient.UnreachableException unreachable) {
      return unreachable(call, unreachable);
    }
    return unanswered(call, e);
  }

  /** Returns a message of the SDK without what it adds to each. */
  static String withoutNotes(String message) {
    return SDK_NOTES.matcher(message).replaceFirst("");
  }

  /**
   * Calls a service for something that each of its answers has.
   *
   * @throws ServiceException when the call fails, or the answer has not what it must have
   */
  static <T> T present(String call, Supplier<T> made) {
    @Nullable T found = call(call, made);
    if (found == null) {
      String reason = "the answer has not what AWS always answers with; a proxy may be in between";
      throw new ServiceException(
          Kind.UNREACHABLE, "", reason, "`" + call + "` failed: " + Words.sentence(reason), null);
    }
    return found;
  }

  private static ServiceException refused(String call, AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code = Optional.ofNullable(details).map(AwsErrorDetails::errorCode).orElse("");
    String reason =
        Optional.ofNullable(details)
            .map(AwsErrorDetails::errorMessage)
            .or(() -> Optional.ofNullable(e.getMessage()))
            .map(Failures::withoutNotes)
            .filter(text -> !text.isBlank())
            .map(Printable::lines)
            .orElse("it answered with status " + e.statusCode() + " and no reason");
    if (e.isClockSkewException()) {
      return clockIsWrong(call, code, reason, e);
    }
    Kind kind = kind(code, e);
    String said = "`" + call + "` was refused: " + Words.sentence(reason);
    String message =
        switch (kind) {
          case CREDENTIALS ->
              "The AWS credentials are not valid (any more): "
                  + Words.sentence(reason)
                  + " Renew them.";
          case THROTTLED -> "AWS throttles `" + call + "` for too long: " + Words.sentence(reason);
          case DENIED -> "`" + call + "` is not allowed: " + Words.sentence(reason);
          case UNSUPPORTED -> "`" + call + "` is not known here: " + Words.sentence(reason);
          case NOT_FOUND, REFUSED, UNREACHABLE ->
              code.startsWith("InsufficientCapabilities")
                  ? said + " They are set by `capabilities` in the deployment's configuration."
                  : said;
        };
    return new ServiceException(kind, code, reason, message, e);
  }

  /** The SDK corrects its time by that of AWS; where that did not help, only the clock can. */
  private static ServiceException clockIsWrong(
      String call, String code, String reason, AwsServiceException e) {
    String theirs =
        Optional.ofNullable(e.awsErrorDetails())
            .map(AwsErrorDetails::sdkHttpResponse)
            .flatMap(answer -> answer.firstMatchingHeader("Date"))
            .map(date -> ", and that of AWS `" + Printable.of(date) + "`")
            .orElse("");
    String message =
        "`"
            + call
            + "` was refused: "
            + Words.sentence(reason)
            + " The clock of this machine says `"
            + Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + "`"
            + theirs
            + ": set it right, by NTP for example.";
    return new ServiceException(Kind.CREDENTIALS, code, reason, message, e);
  }

  private static Kind kind(String code, AwsServiceException e) {
    if (NO_LONGER_VALID.contains(code)) {
      return Kind.CREDENTIALS;
    }
    if (DENIED.contains(code)) {
      return Kind.DENIED;
    }
    if (e.isThrottlingException()) {
      return Kind.THROTTLED;
    }
    if (UNSUPPORTED.contains(code) || e.statusCode() == 501) {
      return Kind.UNSUPPORTED;
    }
    boolean missing =
        e.statusCode() == 404 || MISSING.stream().anyMatch(ending -> code.endsWith(ending));
    return missing ? Kind.NOT_FOUND : Kind.REFUSED;
  }

  private static ServiceException unanswered(String call, RuntimeException e) {
    String text = String.valueOf(e.getMessage());
    return new ServiceException(
        Kind.UNREACHABLE, "", text, "`" + call + "` failed: " + Words.sentence(text), e);
  }

  private static ServiceException unreachable(
      String call, PatientHttpClient.UnreachableException e) {
    String reason = String.valueOf(e.getMessage());
    return new ServiceException(
        Kind.UNREACHABLE,
        "",
        reason,
        "Nothing answers at the address of AWS for `"
            + call
            + "` ("
            + reason
            + "): check `--endpoint-url`, the Region, and the network.",
        e);
  }
}
