package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the form of what starts rules: schedules and event patterns. */
final class EventSourceCheck {
  private static final RuleInfo SCHEDULE =
      RuleInfo.error(
              Stage.LIMIT,
              "C5134",
              "bad-schedule",
              "A rule has a schedule that EventBridge does not understand.")
          .because("CloudFormation fails to create the rule.");

  private static final RuleInfo PATTERN =
      RuleInfo.error(
              Stage.LIMIT,
              "C5135",
              "event-pattern-value",
              "An event pattern compares a field with a value that is not in a list.")
          .because("CloudFormation fails to create the rule.");

  private static final Pattern RATE =
      Pattern.compile("rate\\(\\s*([0-9]+)\\s+(minute|hour|day)(s?)\\s*\\)");
  private static final Pattern CRON = Pattern.compile("cron\\(([^()]*)\\)");
  private static final int CRON_FIELDS = 6;
  private static final int DAY_OF_MONTH = 2;
  private static final int DAY_OF_WEEK = 4;

  private EventSourceCheck() {}

  static void check(Template template, Diagnostics diagnostics) {
    Resources.ofType(
        template,
        "AWS::Events::Rule",
        (rule, properties) -> {
          if (properties.get("ScheduleExpression") instanceof CfnValue.Text schedule) {
            checkSchedule(rule.logicalId(), schedule, diagnostics);
          }
          Resources.mapping(properties, "EventPattern")
              .ifPresent(pattern -> checkPattern(pattern, diagnostics));
        });
  }

  private static void checkSchedule(String rule, CfnValue.Text schedule, Diagnostics diagnostics) {
    String text = schedule.value().strip();
    Matcher rate = RATE.matcher(text);
    Matcher cron = CRON.matcher(text);
    if (rate.matches()) {
      boolean one = rate.group(1).matches("0*1");
      if (rate.group(1).matches("0+") || one == rate.group(3).equals("s")) {
        report(rule, schedule, "Write `rate(1 hour)`, or `rate(2 hours)` and more.", diagnostics);
      }
    } else if (cron.matches()) {
      List<String> fields = List.of(cron.group(1).strip().split("\\s+"));
      if (fields.size() != CRON_FIELDS) {
        report(
            rule,
            schedule,
            "Write six fields: minutes, hours, day of the month, month, day of the week and year.",
            diagnostics);
      } else if (fields.get(DAY_OF_MONTH).equals("?") == fields.get(DAY_OF_WEEK).equals("?")) {
        report(
            rule,
            schedule,
            "Write `?` for the day of the month or for the day of the week, and not for both.",
            diagnostics);
      }
    } else {
      report(rule, schedule, "Write `rate(5 minutes)` or `cron(0 12 * * ? *)`.", diagnostics);
    }
  }

  private static void report(
      String rule, CfnValue.Text schedule, String help, Diagnostics diagnostics) {
    diagnostics.report(
        SCHEDULE,
        schedule.origin(),
        "EventBridge does not understand the schedule `"
            + schedule.value()
            + "` of `"
            + rule
            + "`.",
        help);
  }

  /** Looks at the fields of a pattern; what stands in their lists is not looked at. */
  private static void checkPattern(CfnValue.Mapping pattern, Diagnostics diagnostics) {
    for (Map.Entry<String, CfnValue.Member> field : pattern.members().entrySet()) {
      CfnValue value = field.getValue().value();
      if (value instanceof CfnValue.Mapping inner) {
        checkPattern(inner, diagnostics);
      } else if (value instanceof CfnValue.Text
          || value instanceof CfnValue.Number
          || value instanceof CfnValue.Bool) {
        diagnostics.report(
            PATTERN,
            value.origin(),
            "`" + field.getKey() + "` has a single value, but an event pattern takes a list.",
            "Put the value in a list.");
      }
    }
  }
}
