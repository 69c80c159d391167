package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.source.ProgramData;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds numbers, and lengths of lists, that a service refuses, by the table {@code ranges.txt}. */
public final class ServiceRanges implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.LIMIT,
              "C5107",
              "service-range",
              "A number, or the length of a list, is outside the range that its service takes.")
          .because("The service refuses the resource, and CloudFormation rolls the stack back.")
          .fixedBy("Write a number of the range in the message, or as many items.")
          .accordingTo(
              Authority.aws(
                  "AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"));

  private static final String NO_UNIT = "-";
  private static final String PERCENT = "%";

  /** The unit of a list's length. */
  private static final String ITEM = "item";

  /**
   * A row of the table.
   *
   * @param path the names that lead to the property
   */
  private record Range(
      String type, List<String> path, long min, long max, String unit, String page) {

    static Range of(String row) {
      String[] cells = row.split(" ");
      return new Range(
          cells[0],
          List.of(cells[1].split("\\.")),
          Long.parseLong(cells[2]),
          Long.parseLong(cells[3]),
          cells[4],
          cells[5]);
    }

    String property() {
      return path.get(path.size() - 1);
    }

    boolean isLeftBy(long number) {
      return number < min || number > max;
    }

    /** Returns the range with its unit: {@code 0 to 900 seconds}. */
    String text() {
      String numbers = String.format(Locale.ROOT, "%,d to %,d", min, max);
      return switch (unit) {
        case NO_UNIT -> numbers;
        case PERCENT -> numbers + " %";
        case "MB", "GiB" -> numbers + " " + unit;
        default ->
            numbers + " " + Words.count(2, unit).substring(2); // The word alone, in the plural.
      };
    }
  }

  private static final List<Range> RANGES =
      ProgramData.lines(ServiceRanges.class, "ranges.txt").stream().map(Range::of).toList();

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    for (Range range : RANGES) {
      Resources.ofType(
          checked.template(),
          range.type(),
          (resource, properties) ->
              values(properties, range.path())
                  .forEach(value -> check(resource, range, value, diagnostics)));
    }
  }

  private static Stream<CfnValue> values(CfnValue value, List<String> path) {
    if (path.isEmpty()) {
      return Stream.of(value);
    }
    if (value instanceof CfnValue.Sequence list) {
      return list.items().stream().flatMap(item -> values(item, path));
    }
    return value instanceof CfnValue.Mapping mapping
        ? Optional.ofNullable(mapping.get(path.get(0))).stream()
            .flatMap(inner -> values(inner, path.subList(1, path.size())))
        : Stream.empty();
  }

  private static void check(
      Resource resource, Range range, CfnValue value, Diagnostics diagnostics) {
    if (range.unit().equals(ITEM)) {
      checkLength(resource, range, value, diagnostics);
      return;
    }
    Resources.integer(value)
        .filter(range::isLeftBy)
        .ifPresent(
            number ->
                diagnostics.report(
                    Diagnostic.of(
                            INFO,
                            value.origin(),
                            String.format(
                                Locale.ROOT,
                                "`%s` of `%s` (%s) is %,d, but the service takes %s.",
                                range.property(),
                                resource.logicalId(),
                                resource.type(),
                                number,
                                range.text()))
                        .withHelp(
                            String.format(
                                Locale.ROOT,
                                "Write %,d or %s. See https://docs.aws.amazon.com/%s.",
                                number < range.min() ? range.min() : range.max(),
                                number < range.min() ? "more" : "less",
                                range.page()))));
  }

  /** Items that a condition may leave out are not counted. */
  private static void checkLength(
      Resource resource, Range range, CfnValue value, Diagnostics diagnostics) {
    if (!(value instanceof CfnValue.Sequence list)) {
      return;
    }
    List<CfnValue> items =
        list.items().stream()
            .filter(
                item ->
                    !(item instanceof CfnValue.Function function
                        && function.name().equals("Fn::If")))
            .toList();
    if (items.size() > range.max()) {
      diagnostics.report(
          Diagnostic.of(
                  INFO,
                  items.get((int) range.max()).origin(),
                  String.format(
                      Locale.ROOT,
                      "`%s` of `%s` (%s) has %,d items, but the service takes at most %,d.",
                      range.property(),
                      resource.logicalId(),
                      resource.type(),
                      items.size(),
                      range.max()))
              .withHelp(
                  String.format(
                      Locale.ROOT,
                      "Write %,d items or less. See https://docs.aws.amazon.com/%s.",
                      range.max(),
                      range.page())));
    }
  }
}
