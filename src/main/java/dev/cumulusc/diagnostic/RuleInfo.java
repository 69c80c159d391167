package dev.cumulusc.diagnostic;

import java.util.Optional;

/**
 * What one kind of diagnostic is.
 *
 * @param code the stable code: {@code C} and four digits, of which the first names the family (0
 *     loading, 1 keys and types, 2 references, 3 state machines, 4 task policy, 5 limits and sizes,
 *     6 the emitted template, 7 deployment)
 * @param name the readable name, in lower case with dashes
 * @param severity the usual severity
 * @param summary one sentence that tells what is wrong when it is reported
 * @param why what happens to those who leave it as it is, for the rule's page; empty where the
 *     summary says it all
 * @param aws the code under which AWS itself reports the same, such as {@code
 *     MISSING_TRANSITION_TARGET}
 */
public record RuleInfo(
    String code, String name, Severity severity, String summary, String why, Optional<String> aws) {

  public static RuleInfo error(String code, String name, String summary) {
    return new RuleInfo(code, name, Severity.ERROR, summary, "", Optional.empty());
  }

  public static RuleInfo warning(String code, String name, String summary) {
    return new RuleInfo(code, name, Severity.WARNING, summary, "", Optional.empty());
  }

  public static RuleInfo note(String code, String name, String summary) {
    return new RuleInfo(code, name, Severity.NOTE, summary, "", Optional.empty());
  }

  /** Returns this rule with the reason for it. */
  public RuleInfo because(String reason) {
    return new RuleInfo(code, name, severity, summary, reason, aws);
  }

  /** Returns this rule with the code under which AWS reports the same. */
  public RuleInfo asAws(String awsCode) {
    return new RuleInfo(code, name, severity, summary, why, Optional.of(awsCode));
  }
}
