package dev.cumulusc.deploy.watch.cause;

import dev.cumulusc.deploy.service.StackEvent;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of failure that there is advice for.
 *
 * @param type the types of the resources, as a pattern
 * @param reason what the reason or the error's name holds, as a pattern
 * @param advice the advice; {@code {1}} stands for the first group of the reason that took part,
 *     {@code {id}} for the resource's physical id, {@code {name}} for its logical id, {@code
 *     {part1}} and {@code {part2}} for the last parts of the physical id between slashes
 */
record KnownReason(Pattern type, Pattern reason, List<String> advice) {
  private static final Pattern PLACE = Pattern.compile("\\{(1|id|name|part1|part2|stack)\\}");

  static KnownReason of(String type, String reason, String... advice) {
    return new KnownReason(
        Pattern.compile(type),
        Pattern.compile(reason, Pattern.CASE_INSENSITIVE | Pattern.DOTALL),
        List.of(advice));
  }

  /** Returns the advice on a failure, if it is of this kind. */
  Optional<List<String>> adviceOn(StackEvent event, String text) {
    Matcher found = reason.matcher(text);
    if (!type.matcher(event.type()).find() || !found.find()) {
      return Optional.empty();
    }
    return Optional.of(advice.stream().map(line -> fill(line, event, found)).toList());
  }

  private static String fill(String line, StackEvent event, Matcher found) {
    return PLACE
        .matcher(line)
        .replaceAll(place -> Matcher.quoteReplacement(value(place, event, found)));
  }

  private static String value(MatchResult place, StackEvent event, Matcher found) {
    String id = event.physicalId().orElse(event.logicalId());
    return switch (place.group(1)) {
      case "1" -> group(found).orElse("it");
      case "id" -> id;
      case "name" -> event.logicalId();
      case "part1" -> part(id, 1);
      case "part2" -> part(id, 2);
      default -> event.stackName();
    };
  }

  private static Optional<String> group(Matcher found) {
    for (int i = 1; i <= found.groupCount(); i++) {
      if (found.group(i) != null) {
        return Optional.of(found.group(i));
      }
    }
    return Optional.empty();
  }

  private static String part(String id, int fromEnd) {
    String[] parts = id.split("/");
    return parts[Math.max(0, parts.length - fromEnd)];
  }
}
