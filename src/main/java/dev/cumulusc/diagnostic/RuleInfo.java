package dev.cumulusc.diagnostic;

/**
 * What one kind of diagnostic is.
 *
 * @param code the stable code: {@code C} and four digits, of which the first names the family (0
 *     loading, 1 keys and types, 2 references, 3 state machines, 4 task policy, 5 limits and sizes,
 *     6 the emitted template, 7 deployment)
 * @param name the readable name, in lower case with dashes
 * @param severity the usual severity
 * @param summary one sentence that tells what is wrong when it is reported
 */
public record RuleInfo(String code, String name, Severity severity, String summary) {

  public static RuleInfo error(String code, String name, String summary) {
    return new RuleInfo(code, name, Severity.ERROR, summary);
  }

  public static RuleInfo warning(String code, String name, String summary) {
    return new RuleInfo(code, name, Severity.WARNING, summary);
  }

  public static RuleInfo note(String code, String name, String summary) {
    return new RuleInfo(code, name, Severity.NOTE, summary);
  }
}
