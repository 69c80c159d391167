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
import java.util.Map;

/** Finds event patterns that are longer than EventBridge takes. */
public final class EventPatternLength implements TemplateRule {
  private static final RuleInfo TOO_LONG =
      RuleInfo.error(
              Stage.LIMIT,
              "C5131",
              "event-pattern-length",
              "An event pattern is longer than EventBridge allows.")
          .fixedBy("Split the rule into several with shorter patterns.")
          .accordingTo(Authority.aws("eventbridge/latest/userguide/eb-quota.html"));

  private static final RuleInfo LONG =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5132",
              "long-event-pattern",
              "An event pattern is longer than EventBridge's default quota.")
          .because(
              "EventBridge allows 2,048 characters, and more only after AWS raised the"
                  + " quota for the account.")
          .fixedBy(
              "Split the rule into several with shorter patterns. If the quota was"
                  + " raised, suppress this finding.")
          .accordingTo(Authority.aws("eventbridge/latest/userguide/eb-quota.html"));

  private static final int DEFAULT_QUOTA = 2048;
  private static final int MAX_LENGTH = 4096;

  @Override
  public List<RuleInfo> infos() {
    return List.of(TOO_LONG, LONG);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Resources.ofType(
        checked.template(),
        "AWS::Events::Rule",
        (rule, properties) -> {
          CfnValue pattern = properties.get("EventPattern");
          if (pattern != null) {
            checkPattern(rule.logicalId(), pattern, diagnostics);
          }
        });
  }

  private static void checkPattern(String rule, CfnValue pattern, Diagnostics diagnostics) {
    int length = leastLength(pattern);
    if (length > DEFAULT_QUOTA) {
      int limit = length > MAX_LENGTH ? MAX_LENGTH : DEFAULT_QUOTA;
      String condition = length > MAX_LENGTH ? "" : " without a raised quota";
      diagnostics.report(
          length > MAX_LENGTH ? TOO_LONG : LONG,
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
          + sequence.items().stream().mapToInt(EventPatternLength::leastLength).sum();
    }
    if (value instanceof CfnValue.Text text) {
      return text.value().length() + 2;
    }
    return value instanceof CfnValue.Number number ? number.value().length() : 2;
  }
}
