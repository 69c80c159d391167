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
import java.util.Locale;

/** Finds rules of EventBridge with more targets than they can have. */
public final class EventTargets implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.LIMIT, "C5133", "too-many-targets", "A rule has more than five targets.")
          .because(
              "EventBridge allows five targets for a rule, and more only after AWS"
                  + " raised the quota for the account.")
          .fixedBy(
              "Split the rule into several with the same trigger, or send the event to"
                  + " one topic that several functions subscribe to.")
          .accordingTo(Authority.aws("eventbridge/latest/userguide/eb-quota.html"));

  private static final int MAX_TARGETS = 5;

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
          if (properties.get("Targets") instanceof CfnValue.Sequence targets
              && targets.items().size() > MAX_TARGETS) {
            diagnostics.report(
                INFO,
                targets.items().get(MAX_TARGETS).origin(),
                String.format(
                    Locale.ROOT,
                    "`%s` has %d targets, but EventBridge takes %d without a raised quota.",
                    rule.logicalId(),
                    targets.items().size(),
                    MAX_TARGETS));
          }
        });
  }
}
