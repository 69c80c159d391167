package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import java.util.Locale;
import java.util.Map;

/** Checks the rules of EventBridge: the length of their patterns, and their targets. */
final class EventRuleCheck {
  private static final RuleInfo PATTERN =
      RuleInfo.error(
          Stage.LIMIT,
          "C5131",
          "event-pattern-length",
          "An event pattern is longer than EventBridge takes.");

  private static final RuleInfo LONG_PATTERN =
      RuleInfo.warning(
          Stage.LIMIT,
          "C5132",
          "long-event-pattern",
          "An event pattern is longer than EventBridge takes without a raised quota.");

  private static final RuleInfo TARGETS =
      RuleInfo.warning(
          Stage.LIMIT, "C5133", "too-many-targets", "A rule has more than five targets.");

  private static final int USUAL = 2048;
  private static final int MOST = 4096;
  private static final int MOST_TARGETS = 5;

  private EventRuleCheck() {}

  static void check(Template template, Diagnostics diagnostics) {
    Resources.ofType(
        template,
        "AWS::Events::Rule",
        (rule, properties) -> {
          CfnValue pattern = properties.get("EventPattern");
          if (pattern != null) {
            checkPattern(rule.logicalId(), pattern, diagnostics);
          }
          if (properties.get("Targets") instanceof CfnValue.Sequence targets
              && targets.items().size() > MOST_TARGETS) {
            diagnostics.report(
                TARGETS,
                targets.items().get(MOST_TARGETS).origin(),
                String.format(
                    Locale.ROOT,
                    "`%s` has %d targets, but EventBridge takes %d without a raised quota.",
                    rule.logicalId(),
                    targets.items().size(),
                    MOST_TARGETS));
          }
        });
  }

  private static void checkPattern(String rule, CfnValue pattern, Diagnostics diagnostics) {
    int length = leastLength(pattern);
    if (length > USUAL) {
      int limit = length > MOST ? MOST : USUAL;
      String condition = length > MOST ? "" : " without a raised quota";
      diagnostics.report(
          length > MOST ? PATTERN : LONG_PATTERN,
          pattern.origin(),
          String.format(
              Locale.ROOT,
              "The event pattern of `%s` has at least %d characters, but EventBridge takes %d%s.",
              rule,
              length,
              limit,
              condition),
          "Split the rule into several with shorter patterns.");
    }
  }

  /** Returns how many characters a value surely has as JSON. */
  private static int leastLength(CfnValue value) {
    if (value instanceof CfnValue.Mapping mapping) {
      int length = 2 + Math.max(0, mapping.members().size() - 1);
      for (Map.Entry<String, CfnValue.Member> member : mapping.members().entrySet()) {
        length += member.getKey().length() + 3 + leastLength(member.getValue().value());
      }
      return length;
    }
    if (value instanceof CfnValue.Sequence sequence) {
      return 2
          + Math.max(0, sequence.items().size() - 1)
          + sequence.items().stream().mapToInt(EventRuleCheck::leastLength).sum();
    }
    if (value instanceof CfnValue.Text text) {
      return text.value().length() + 2;
    }
    return value instanceof CfnValue.Number number ? number.value().length() : 2;
  }
}
