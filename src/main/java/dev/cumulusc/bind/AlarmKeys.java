package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.model.AlarmSpec;
import dev.cumulusc.model.Located;
import java.util.List;
import java.util.Optional;

/** The keys of a CloudWatch alarm, and its binding. */
final class AlarmKeys {
  private static final Key<String> DESCRIPTION =
      Key.text("alarm_description", "What it means when the alarm goes off.")
          .example("Too few tasks are running.");

  private static final Key<String> COMPARISON =
      Key.oneOf(
              "comparison_operator",
              "How the metric's value compares to the threshold when the alarm goes off.",
              "GreaterThanOrEqualToThreshold",
              "GreaterThanThreshold",
              "LessThanThreshold",
              "LessThanOrEqualToThreshold",
              "LessThanLowerOrGreaterThanUpperThreshold",
              "LessThanLowerThreshold",
              "GreaterThanUpperThreshold")
          .needed();

  private static final Key<Integer> EVALUATION_PERIODS =
      Key.size("evaluation_periods", "Over how many periods the metric is compared.").defaultsTo(5);

  private static final Key<String> METRIC =
      Key.text("metric", "The metric's name.").example("MemoryUtilization").needed();

  private static final Key<String> STATISTIC =
      Key.text("statistic", "How a period's values become one: `Average`, `SampleCount`, ...")
          .defaultsTo("Average");

  private static final Key<String> THRESHOLD =
      Key.number("threshold", "The value that the metric is compared with.").example("1").needed();

  private static final Key<Integer> PERIOD =
      Key.size("period", "How long a period is, in seconds.").defaultsTo(60);

  /** The alarms of a service or a search domain, by name. */
  static final Key<List<Fields>> ALARMS =
      Key.named(
          "alarms",
          Section.of(
              "an alarm",
              DESCRIPTION,
              COMPARISON,
              EVALUATION_PERIODS,
              METRIC,
              STATISTIC,
              THRESHOLD,
              PERIOD),
          "Alarms by name.");

  private AlarmKeys() {}

  /** Binds the alarms of a section; one that is incomplete is left out. */
  static List<AlarmSpec> bind(Fields section) {
    return new Names("an alarm")
        .accepted(section, ALARMS).stream().flatMap(fields -> alarm(fields).stream()).toList();
  }

  private static Optional<AlarmSpec> alarm(Fields alarm) {
    Optional<Located<String>> comparison = alarm.required(COMPARISON);
    Optional<Located<String>> metric = alarm.required(METRIC);
    Optional<Located<String>> threshold = alarm.required(THRESHOLD);
    if (comparison.isEmpty() || metric.isEmpty() || threshold.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AlarmSpec(
            alarm.name(),
            alarm.optional(DESCRIPTION),
            comparison.get(),
            alarm.orDefault(EVALUATION_PERIODS),
            metric.get(),
            alarm.orDefault(STATISTIC),
            threshold.get(),
            alarm.orDefault(PERIOD),
            alarm.origin()));
  }
}
