package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds schedules that EventBridge does not understand. */
public final class EventSchedule implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(Stage.LIMIT, "C5134", "bad-schedule", "The schedule of a rule is not valid.")
          .because("CloudFormation fails to create the rule.")
          .fixedBy(
              "Write `rate(5 minutes)`, or `cron(0 12 * * ? *)` with six fields:"
                  + " minutes, hours, day of the month, month, day of the week, year.")
          .accordingTo(
              Authority.aws("eventbridge/latest/userguide/eb-scheduled-rule-pattern.html"));

  private static final Pattern RATE =
      Pattern.compile("rate\\(\\s*([0-9]+)\\s+(minute|hour|day)(s?)\\s*\\)");
  private static final Pattern CRON = Pattern.compile("cron\\(([^()]*)\\)");
  private static final int CRON_FIELDS = 6;
  private static final int DAY_OF_MONTH = 2;
  private static final int DAY_OF_WEEK = 4;

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Resources.ofType(
        checked.template(),
        "AWS::Events::Rule",
        (rule, properties) -> {
          if (properties.get("ScheduleExpression") instanceof CfnValue.Text schedule) {
            checkSchedule(rule.logicalId(), schedule, diagnostics);
          }
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
        INFO,
        schedule.origin(),
        "EventBridge does not understand the schedule `"
            + schedule.value()
            + "` of `"
            + rule
            + "`.",
        help);
  }
}
