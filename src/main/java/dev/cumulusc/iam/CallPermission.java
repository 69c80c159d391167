package dev.cumulusc.iam;

import dev.cumulusc.asl.service.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row of the table of permissions: what a call takes, and on what.
 *
 * @param actions the actions; none for a row that stands for a managed rule
 * @param resources how their resources follow from the arguments
 * @param patterns the patterns of waiting in which it is needed; empty for all
 * @param present paths of which one has to be there, or {@code Path=value}; empty for no condition
 * @param absent paths of which none may be there
 * @param conditions condition keys with their values, in which <code>{Path}</code> is an argument
 * @param passedTo the service that a role is passed to
 * @param rule the managed rule by which Step Functions hears of the end
 */
record CallPermission(
    List<String> actions,
    List<ResourceExpression> resources,
    Set<Pattern> patterns,
    List<String> present,
    List<String> absent,
    Map<String, String> conditions,
    Optional<String> passedTo,
    Optional<String> rule) {

  private static final List<String> RULE_ACTIONS =
      List.of("events:DescribeRule", "events:PutRule", "events:PutTargets");

  /** Reads a row of the table. */
  static CallPermission of(String line) {
    Builder builder = new Builder();
    String keyword = "";
    for (String word : line.strip().split(" +")) {
      if (Builder.KEYWORDS.contains(word)) {
        keyword = word;
      } else {
        builder.add(keyword, word);
      }
    }
    return builder.build();
  }

  boolean applies(Pattern pattern) {
    return patterns.isEmpty() || patterns.contains(pattern);
  }

  /** Puts a row together. */
  private static final class Builder {
    static final Set<String> KEYWORDS = Set.of("on", "for", "if", "unless", "with", "to", "rule");

    private List<String> actions = List.of();
    private final List<ResourceExpression> resources = new ArrayList<>();
    private Set<Pattern> patterns = Set.of();
    private List<String> present = List.of();
    private List<String> absent = List.of();
    private final Map<String, String> conditions = new LinkedHashMap<>();
    private Optional<String> passedTo = Optional.empty();
    private Optional<String> rule = Optional.empty();

    void add(String keyword, String word) {
      switch (keyword) {
        case "on" -> resources.add(ResourceExpression.of(word));
        case "for" ->
            patterns =
                word.equals("sync")
                    ? Set.of(Pattern.SYNC, Pattern.SYNC_2)
                    : Set.of(Pattern.REQUEST);
        case "if" -> present = IamData.list(word);
        case "unless" -> absent = IamData.list(word);
        case "with" -> {
          int equals = word.indexOf('=');
          conditions.put(word.substring(0, equals), word.substring(equals + 1));
        }
        case "to" -> passedTo = Optional.of(word);
        case "rule" -> {
          rule = Optional.of(word);
          actions = RULE_ACTIONS;
          resources.add(ResourceExpression.of("~events:@:rule/" + word));
        }
        default -> actions = IamData.list(word);
      }
    }

    CallPermission build() {
      return new CallPermission(
          List.copyOf(actions),
          List.copyOf(resources),
          patterns,
          present,
          absent,
          Map.copyOf(conditions),
          passedTo,
          rule);
    }
  }
}
