package dev.cumulusc.move;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Lambda service answers beside the function's own result. */
final class ServiceAnswer {
  private static final Set<String> FIELDS =
      Set.of(
          "ExecutedVersion",
          "FunctionError",
          "LogResult",
          "SdkHttpMetadata",
          "SdkResponseMetadata",
          "StatusCode");

  private ServiceAnswer() {}

  /** Returns whether a name is one of a field that only the service answers. */
  static boolean isField(String name) {
    return FIELDS.contains(name);
  }

  /** Finds such a field in an expression that reads the answer which lies at a path. */
  static Optional<String> fieldRead(String path, String expression) {
    Matcher matcher =
        Pattern.compile(
                "(?<![\\w$.\\]])"
                    + Pattern.quote(path)
                    + "\\.(?:"
                    + String.join("|", FIELDS)
                    + ")\\b")
            .matcher(expression);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
