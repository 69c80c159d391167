package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.EventRule;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Map;

/** Finds fields of event patterns whose value is not a list of values. */
public final class EventPatternValues implements TemplateRule, DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.LIMIT,
              "C5135",
              "event-pattern-value",
              "A field of an event pattern does not have a list of values.")
          .because(
              "EventBridge refuses the rule: each field has a list that is not empty, of strings,"
                  + " numbers, `true`, `false` and comparisons, or further fields.")
          .fixedBy("Put the value into a list: `source: [aws.s3]`.")
          .accordingTo(Authority.aws("eventbridge/latest/userguide/eb-event-patterns.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO, EventComparison.INFO);
  }

  /** An emitted template has the patterns as strings, so those of the deployment are checked. */
  @Override
  public void check(RuleContext context, Diagnostics diagnostics) {
    for (EventRule rule : context.deployment().base().messaging().rules()) {
      rule.eventPattern()
          .map(CfnReader::value)
          .filter(CfnValue.Mapping.class::isInstance)
          .ifPresent(pattern -> checkPattern((CfnValue.Mapping) pattern, diagnostics));
    }
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Resources.ofType(
        checked.template(),
        "AWS::Events::Rule",
        (rule, properties) ->
            Resources.mapping(properties, "EventPattern")
                .ifPresent(pattern -> checkPattern(pattern, diagnostics)));
  }

  private static void checkPattern(CfnValue.Mapping pattern, Diagnostics diagnostics) {
    if (pattern.members().isEmpty()) {
      report(
          pattern,
          "An event pattern has at least one field, but there is none.",
          "Name what the rule is about, such as `source: [aws.s3]`.",
          diagnostics);
    }
    for (Map.Entry<String, CfnValue.Member> field : pattern.members().entrySet()) {
      checkField(field.getKey(), field.getValue().value(), diagnostics);
    }
  }

  private static void checkField(String name, CfnValue value, Diagnostics diagnostics) {
    if (value instanceof CfnValue.Mapping inner) {
      checkPattern(inner, diagnostics);
    } else if (value instanceof CfnValue.Text
        || value instanceof CfnValue.Number
        || value instanceof CfnValue.Bool) {
      report(
          value,
          "`" + name + "` has a single value, but an event pattern takes a list.",
          "Put the value in a list.",
          diagnostics);
    } else if (value instanceof CfnValue.Sequence list) {
      checkItems(name, list, diagnostics);
    }
  }

  /** The items of {@code $or} are patterns; other mappings in lists are comparisons. */
  private static void checkItems(String name, CfnValue.Sequence list, Diagnostics diagnostics) {
    if (list.items().isEmpty()) {
      report(
          list,
          "`" + name + "` is an empty list, which EventBridge refuses.",
          "Name at least one value, or delete the field.",
          diagnostics);
    }
    for (CfnValue item : list.items()) {
      if (item instanceof CfnValue.Sequence) {
        report(
            item,
            "`" + name + "` has a list in its list, but an event pattern takes values there.",
            "Write the values in one list.",
            diagnostics);
      } else if (item instanceof CfnValue.Mapping mapping) {
        if (name.equals("$or")) {
          checkPattern(mapping, diagnostics);
        } else {
          new EventComparison(diagnostics).check(mapping);
        }
      }
    }
  }

  private static void report(CfnValue at, String message, String help, Diagnostics diagnostics) {
    diagnostics.report(INFO, at.origin(), message, help);
  }
}
