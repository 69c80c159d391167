package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Resources;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Checks the periods of CloudWatch alarms. */
public final class AlarmPeriod implements TemplateRule {
  private static final RuleInfo PERIOD =
      RuleInfo.error(
              Stage.LIMIT,
              "C5141",
              "alarm-period",
              "The period of an alarm is not one that CloudWatch allows.")
          .fixedBy("Set the period to 10, 20 or 30 seconds, or to a multiple of 60.")
          .accordingTo(
              Authority.aws("AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"));

  private static final RuleInfo WINDOW =
      RuleInfo.error(
              Stage.LIMIT,
              "C5142",
              "alarm-window",
              "Period times evaluation periods exceeds CloudWatch's maximum.")
          .because(
              "An alarm looks back at most one day, or seven days with a period of an"
                  + " hour or more.")
          .fixedBy("Lower the number of evaluation periods, or the period.")
          .accordingTo(
              Authority.aws("AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"));

  private static final Set<Long> SHORT_PERIODS = Set.of(10L, 20L, 30L);
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;
  private static final long DAY = 86_400;
  private static final long WEEK = 7 * DAY;

  @Override
  public List<RuleInfo> infos() {
    return List.of(PERIOD, WINDOW);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Template template = checked.template();
    Resources.ofType(
        template,
        "AWS::CloudWatch::Alarm",
        (alarm, properties) ->
            Resources.number(properties.get("Period"))
                .ifPresent(period -> check(alarm, properties, period, diagnostics)));
  }

  private static void check(
      Resource alarm, CfnValue.Mapping properties, long period, Diagnostics diagnostics) {
    CfnValue value = Objects.requireNonNull(properties.get("Period"));
    if (period == 0 || period % MINUTE != 0 && !SHORT_PERIODS.contains(period)) {
      diagnostics.report(
          PERIOD,
          value.origin(),
          "The period of the alarm `"
              + alarm.logicalId()
              + "` is "
              + period
              + " seconds, but has to be 10, 20, 30 or a multiple of 60.");
      return;
    }
    Optional<Long> periods = Resources.number(properties.get("EvaluationPeriods"));
    long longest = period >= HOUR ? WEEK : DAY;
    if (periods.isPresent() && periods.get() * period > longest) {
      diagnostics.report(
          WINDOW,
          value.origin(),
          String.format(
              Locale.ROOT,
              "The alarm `%s` looks back %d periods of %d seconds, but CloudWatch looks back"
                  + " at most %d seconds.",
              alarm.logicalId(),
              periods.get(),
              period,
              longest));
    }
  }
}
