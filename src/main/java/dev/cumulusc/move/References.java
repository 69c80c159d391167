package dev.cumulusc.move;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LogicalIds;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the deployment's Lambda functions and activities by all that they are called. */
final class References {
  private static final String QUALIFIER = "(?::(?<qualifier>[^:]+))?";

  private static final Pattern FUNCTION_PLACE =
      Pattern.compile(place(LogicalIds.lambda("(?<logical>\\w+)")));

  private final Pattern function;
  private final Pattern activity;

  References(Deployment deployment) {
    String prefix = Pattern.quote(deployment.prefix().value() + "-");
    this.function =
        Pattern.compile(
            "(?:.*:function:)?(?:"
                + place(LogicalIds.lambda("(?<logical>\\w+)"))
                + "|"
                + prefix
                + "(?<physical>[\\w-]+))"
                + QUALIFIER);
    this.activity =
        Pattern.compile(
            place(LogicalIds.activity("(?<logical>\\w+)"))
                + "|.*:activity:"
                + prefix
                + "(?<physical>[\\w-]+)-Activity");
  }

  /**
   * A function as something refers to it.
   *
   * @param key the key that it should stand under; whether it does is not checked
   * @param qualifier the version or alias, unless it is the newest code
   */
  record FunctionReference(String key, Optional<String> qualifier) {}

  /** Reads a logical id, the ARN, a part of the ARN, or the physical name. */
  Optional<FunctionReference> function(String text) {
    Matcher matcher = function.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<String> qualifier =
        Optional.ofNullable(matcher.group("qualifier")).filter(name -> !name.equals("$LATEST"));
    return Optional.of(new FunctionReference(name(matcher), qualifier));
  }

  /** Finds a function whose logical id is referred to somewhere in a text. */
  Optional<FunctionReference> functionIn(String text) {
    Matcher matcher = FUNCTION_PLACE.matcher(text);
    return matcher.find()
        ? Optional.of(new FunctionReference(matcher.group("logical"), Optional.empty()))
        : Optional.empty();
  }

  /** Reads a logical id or the ARN, and returns the activity's name. */
  Optional<String> activity(String text) {
    Matcher matcher = activity.matcher(text);
    return matcher.matches() ? Optional.of(name(matcher)) : Optional.empty();
  }

  private static String name(Matcher matcher) {
    String logical = matcher.group("logical");
    return logical == null ? matcher.group("physical") : logical;
  }

  /** Matches a reference in either of its brackets, with or without the ARN's name. */
  private static String place(String logicalId) {
    return "\\$[{<]" + logicalId + "(?:\\.Arn)?[}>]";
  }
}
