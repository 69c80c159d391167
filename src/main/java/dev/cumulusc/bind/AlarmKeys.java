package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.model.AlarmSpec;
import dev.cumulusc.model.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of a CloudWatch alarm, and its binding. */
final class AlarmKeys {
  private static final Key<String> DESCRIPTION =
      Key.text("alarm_description", "What it means when the alarm goes off.");

  private static final Key<String> COMPARISON_OPERATOR =
      Key.oneOf(
              "comparison_operator",
              "How the metric is compared with the threshold.",
              "GreaterThanOrEqualToThreshold",
              "GreaterThanThreshold",
              "LessThanThreshold",
              "LessThanOrEqualToThreshold")
          .needed();

  private static final Key<Integer> EVALUATION_PERIODS =
      Key.count("evaluation_periods", "Over how many periods the comparison must hold.")
          .defaultsTo(5);

  private static final Key<String> METRIC = Key.text("metric", "The metric's name.").needed();

  private static final Key<String> STATISTIC =
      Key.text("statistic", "The statistic of the metric, such as `Average` or `SampleCount`.")
          .defaultsTo("Average");

  private static final Key<String> THRESHOLD =
      Key.text("threshold", "The number that the metric is compared with.").needed();

  private static final Key<Integer> PERIOD =
      Key.count("period", "The length of a period, in seconds.").defaultsTo(60);

  private static final Section SECTION =
      Section.of(
          "an alarm",
          DESCRIPTION,
          COMPARISON_OPERATOR,
          EVALUATION_PERIODS,
          METRIC,
          STATISTIC,
          THRESHOLD,
          PERIOD);

  static final Key<List<Fields>> ALARMS =
      Key.named("alarms", SECTION, "Further CloudWatch alarms by name.");

  private AlarmKeys() {}

  /** Binds the alarms of a section; one that is incomplete is left out. */
  static List<AlarmSpec> bind(Fields section) {
    List<AlarmSpec> alarms = new ArrayList<>();
    for (Fields alarm : section.optional(ALARMS).map(Located::value).orElse(List.of())) {
      Optional<Located<String>> operator = alarm.required(COMPARISON_OPERATOR);
      Optional<Located<String>> metric = alarm.required(METRIC);
      Optional<Located<String>> threshold = alarm.required(THRESHOLD);
      if (operator.isPresent() && metric.isPresent() && threshold.isPresent()) {
        alarms.add(
            new AlarmSpec(
                alarm.name(),
                alarm.optional(DESCRIPTION),
                operator.get(),
                alarm.orDefault(EVALUATION_PERIODS),
                metric.get(),
                alarm.orDefault(STATISTIC),
                threshold.get(),
                alarm.orDefault(PERIOD),
                alarm.origin()));
      }
    }
    return alarms;
  }
}
