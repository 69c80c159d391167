package dev.cumulusc.move;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Lambda service answers beside the function's own result. */
final class ServiceAnswer {
  private static final String FIELDS =
      "\\.(?:ExecutedVersion|FunctionError|LogResult|SdkHttpMetadata|SdkResponseMetadata"
          + "|StatusCode)\\b";

  private ServiceAnswer() {}

  /** Finds such a field in an expression that reads the answer which lies at a path. */
  static Optional<String> fieldRead(String path, String expression) {
    Matcher matcher =
        Pattern.compile("(?<![\\w$.\\]])" + Pattern.quote(path) + FIELDS).matcher(expression);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
