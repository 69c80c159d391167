package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.rules.limit.CronExpression.Fault;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Set;
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

  private static final Pattern RATE = Pattern.compile("rate\\(\\s*(\\S+)\\s+(\\S+?)\\s*\\)");
  private static final Pattern CRON = Pattern.compile("cron\\(([^()]*)\\)");
  private static final Set<String> UNITS =
      Set.of("minute", "minutes", "hour", "hours", "day", "days");

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
    String text = schedule.value();
    Matcher rate = RATE.matcher(text.strip());
    Matcher cron = CRON.matcher(text.strip());
    int start = text.indexOf(text.strip());
    List<Fault> faults =
        rate.matches()
            ? checkRate(rate, start)
            : cron.matches()
                ? CronExpression.check(text, start + cron.start(1), start + cron.end(1))
                : List.of(
                    new Fault(
                        0,
                        text.length(),
                        "is `" + text + "`, which EventBridge does not understand.",
                        "Write `rate(5 minutes)` or `cron(0 12 * * ? *)`."));
    for (Fault fault : faults) {
      diagnostics.report(
          INFO,
          schedule.origin().ofPart(text, fault.start(), fault.end()),
          "The schedule of `" + rule + "` " + fault.message(),
          fault.help());
    }
  }

  /**
   * Checks a rate: EventBridge takes `1 hour` and `2 hours`, but neither `1 hours` nor `2 hour`.
   */
  private static List<Fault> checkRate(Matcher rate, int offset) {
    String number = rate.group(1);
    String unit = rate.group(2);
    if (!number.matches("0*[1-9][0-9]*")) {
      return List.of(
          new Fault(
              offset + rate.start(1),
              offset + rate.end(1),
              "has the rate `" + number + "`.",
              "Write a whole number from 1 on."));
    }
    boolean plural = unit.endsWith("s");
    String singular = plural ? unit.substring(0, unit.length() - 1) : unit;
    boolean one = number.matches("0*1");
    if (UNITS.contains(unit) && one != plural) {
      return List.of();
    }
    String help =
        UNITS.contains(unit)
            ? "Write `rate(" + number + " " + (one ? singular : unit + "s") + ")`."
            : "The units are `minutes`, `hours` and `days`; `minute`, `hour` and `day` after 1.";
    return List.of(
        new Fault(
            offset + rate.start(2),
            offset + rate.end(2),
            "has a rate of `" + number + " " + unit + "`.",
            help));
  }
}
