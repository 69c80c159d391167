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
import java.util.Map;

/** Finds fields of event patterns whose value is not a list. */
public final class EventPatternValues implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.LIMIT,
              "C5135",
              "event-pattern-value",
              "A field of an event pattern has a value that is not in a list.")
          .because("CloudFormation fails to create the rule.")
          .fixedBy("Put the value into a list: `source: [aws.s3]`.")
          .accordingTo(Authority.aws("eventbridge/latest/userguide/eb-event-patterns.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
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
            INFO,
            value.origin(),
            "`" + field.getKey() + "` has a single value, but an event pattern takes a list.",
            "Put the value in a list.");
      }
    }
  }
}
