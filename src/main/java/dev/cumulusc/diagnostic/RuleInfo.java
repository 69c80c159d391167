package dev.cumulusc.diagnostic;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of diagnostic is.
 *
 * @param code the stable code: {@code C} and four digits, of which the first names the family
 * @param name the readable name, in lower case with dashes
 * @param severity the usual severity
 * @param stage when the rule is checked
 * @param summary one sentence that says what is wrong when it is reported
 * @param why what happens to those who leave it as it is, for the rule's page; empty where the
 *     summary says it all
 * @param fix how to put it right, for the rule's page
 * @param authority who says so
 * @param aws the code under which AWS itself reports the same, such as {@code
 *     MISSING_TRANSITION_TARGET}
 */
@RecordBuilder
public record RuleInfo(
    String code,
    String name,
    Severity severity,
    Stage stage,
    String summary,
    String why,
    String fix,
    Optional<Authority> authority,
    Optional<String> aws)
    implements RuleInfoBuilder.With {

  /** Makes a rule whose findings make the result useless. */
  public static RuleInfo error(Stage stage, String code, String name, String summary) {
    return of(Severity.ERROR, stage, code, name, summary);
  }

  /** Makes a rule whose findings are probably not what was meant. */
  public static RuleInfo warning(Stage stage, String code, String name, String summary) {
    return of(Severity.WARNING, stage, code, name, summary);
  }

  /** Makes a rule whose findings are good to know. */
  public static RuleInfo note(Stage stage, String code, String name, String summary) {
    return of(Severity.NOTE, stage, code, name, summary);
  }

  private static RuleInfo of(
      Severity severity, Stage stage, String code, String name, String summary) {
    return new RuleInfo(
        code, name, severity, stage, summary, "", "", Optional.empty(), Optional.empty());
  }

  // A rule is known by its code. Written out, as in Diagnostics.Kind and in the values of data
  // flow:
  // each comparison that the JVM makes for a record is linked anew in every run, in 2 to 4 ms.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RuleInfo that && code.equals(that.code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  /** Returns what the rule is about. */
  public Family family() {
    return Family.of(code)
        .orElseThrow(() -> new IllegalStateException("No rule can have the code " + code));
  }

  /** Returns this rule with the reason for it. */
  public RuleInfo because(String reason) {
    return withWhy(reason);
  }

  /** Returns this rule with what to do about its findings. */
  public RuleInfo fixedBy(String remedy) {
    return withFix(remedy);
  }

  /** Returns this rule with who says so. */
  public RuleInfo accordingTo(Authority source) {
    return withAuthority(Optional.of(source));
  }

  /** Returns this rule with the code under which AWS reports the same. */
  public RuleInfo asAws(String awsCode) {
    return withAws(Optional.of(awsCode));
  }
}
