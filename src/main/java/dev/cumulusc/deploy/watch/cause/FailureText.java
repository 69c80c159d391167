package dev.cumulusc.deploy.watch.cause;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CloudFormation says of a failure, without what helps nobody.
 *
 * @param text the sentence of the service behind the resource
 * @param code the error's name: {@code AlreadyExists}, {@code AccessDenied}, ...
 */
record FailureText(String text, Optional<String> code) {
  private static final Pattern HANDLER_MESSAGE =
      Pattern.compile(
          "(?s)^Resource handler returned message: \"?(.*?)\"?\\s*(?:\\(RequestToken:.*)?$");

  private static final Pattern HANDLER_CODE = Pattern.compile("HandlerErrorCode: (\\w+)");
  private static final Pattern ERROR_CODE = Pattern.compile("Error Code: (\\w+)");

  /** What services and SDKs add about the request, in brackets. */
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?s)\\s*\\((?:Service: [^()]*|RequestToken: [^()]*|RequestId: [^()]*|Request ID: [^()]*"
              + "|SDK Attempt Count: \\d+)\\)");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  static FailureText of(String reason) {
    Optional<String> code = first(HANDLER_CODE, reason).or(() -> first(ERROR_CODE, reason));
    Matcher handler = HANDLER_MESSAGE.matcher(reason.strip());
    String inner = handler.matches() ? handler.group(1) : reason;
    String without = REQUEST.matcher(inner).replaceAll("");
    String text = BLANKS.matcher(without).replaceAll(" ").strip();
    return new FailureText(text.isEmpty() ? reason.strip() : text, code);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
