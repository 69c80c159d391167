package dev.cumulusc.schema;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.template.CfnValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Holds texts, numbers and booleans against what a schema says of them. */
final class ScalarCheck {
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
  private static final int MANY_VALUES = 12;

  private ScalarCheck() {}

  static void check(CfnValue value, Schema schema, Place place, Findings findings) {
    String text = Values.text(value).orElseThrow();
    checkAllowed(value, text, schema, place, findings);
    checkRange(value, schema, place, findings);
    if (isText(schema)) {
      checkLength(value, text, schema, place, findings);
      checkPattern(value, text, schema, place, findings);
    }
  }

  private static final String PLAIN_REFERENCE =
      "Nothing is put in the place of a reference in a plain text: write the text under `Fn::Sub`, or"
          + " the reference as `Ref` or `Fn::GetAtt`.";

  private static boolean isText(Schema schema) {
    List<String> types = schema.texts("type");
    return types.isEmpty() || types.contains("string");
  }

  private static void checkAllowed(
      CfnValue value, String text, Schema schema, Place place, Findings findings) {
    List<String> allowed = schema.has("const") ? schema.texts("const") : schema.texts("enum");
    List<String> anyCase = schema.texts("enumCaseInsensitive");
    if (!allowed.isEmpty() && !allowed.contains(text)) {
      reportNotAllowed(value, text, allowed, place, findings);
    } else if (!anyCase.isEmpty() && anyCase.stream().noneMatch(text::equalsIgnoreCase)) {
      reportNotAllowed(value, text, anyCase, place, findings);
    }
  }

  private static void reportNotAllowed(
      CfnValue value, String text, List<String> allowed, Place place, Findings findings) {
    String list = String.join("`, `", allowed.subList(0, Math.min(MANY_VALUES, allowed.size())));
    String end = allowed.size() > MANY_VALUES ? "` and others" : "`";
    Diagnostic diagnostic =
        Diagnostic.of(
            SchemaRules.NOT_ALLOWED,
            value.origin(),
            place
                + " is "
                + Values.shown(value)
                + ", but has to be "
                + (allowed.size() == 1 ? "`" : "one of `")
                + list
                + end
                + ".");
    findings.add(diagnostic.suggesting(text, allowed));
  }

  private static void checkRange(CfnValue value, Schema schema, Place place, Findings findings) {
    Optional<BigDecimal> number = Values.number(value);
    if (number.isEmpty()) {
      return;
    }
    BigDecimal found = number.get();
    schema
        .number("minimum")
        .filter(least -> found.compareTo(least) < 0)
        .ifPresent(least -> range(value, "at least " + least.toPlainString(), place, findings));
    schema
        .number("maximum")
        .filter(most -> found.compareTo(most) > 0)
        .ifPresent(most -> range(value, "at most " + most.toPlainString(), place, findings));
    schema
        .number("multipleOf")
        .filter(unit -> found.remainder(unit).signum() != 0)
        .ifPresent(unit -> range(value, "a multiple of " + unit.toPlainString(), place, findings));
  }

  private static void range(CfnValue value, String expected, Place place, Findings findings) {
    report(SchemaRules.OUT_OF_RANGE, value, place, "has to be " + expected, findings);
  }

  private static void checkLength(
      CfnValue value, String text, Schema schema, Place place, Findings findings) {
    int length = text.codePointCount(0, text.length());
    schema
        .number("minLength")
        .filter(least -> length < least.intValueExact())
        .ifPresent(
            least ->
                length(
                    value, length, limit("at least ", least), Optional.empty(), place, findings));
    schema
        .number("maxLength")
        .filter(most -> length > most.intValueExact())
        .ifPresent(
            most ->
                length(
                    value,
                    length,
                    limit("at most ", most),
                    shorter(value, text, length - most.intValueExact()),
                    place,
                    findings));
  }

  private static String limit(String words, BigDecimal limit) {
    return words + Words.count(limit, "character");
  }

  private static void length(
      CfnValue value,
      int length,
      String expected,
      Optional<String> help,
      Place place,
      Findings findings) {
    findings.add(
        Diagnostic.of(
                SchemaRules.WRONG_LENGTH,
                value.origin(),
                place + " must have " + expected + ", but has " + length + ".")
            .withHelp(help));
  }

  /** Returns what to shorten of a string that was made from a name. */
  private static Optional<String> shorter(CfnValue value, String text, int excess) {
    String written = value.origin().primary().text();
    return text.contains(written) && !text.equals(written) && written.length() > excess
        ? Optional.of("It is made from the name `" + written + "`: shorten that by " + excess + ".")
        : Optional.empty();
  }

  private static void checkPattern(
      CfnValue value, String text, Schema schema, Place place, Findings findings) {
    for (String pattern : schema.texts("pattern")) {
      if (!matches(pattern, text)) {
        Diagnostic found =
            Diagnostic.of(
                SchemaRules.PATTERN_MISMATCH,
                value.origin(),
                place + " is " + Values.shown(value) + ", but has to match `" + pattern + "`.");
        findings.add(text.contains("${") ? found.withHelp(PLAIN_REFERENCE) : found);
      }
    }
  }

  /**
   * Returns whether a pattern is found in a string, as JSON Schema wants it. True where that would
   * take too long to find out: AWS will say so if it is not.
   */
  static boolean matches(String pattern, String text) {
    Pattern compiled = PATTERNS.computeIfAbsent(pattern, Pattern::compile);
    try {
      return compiled.matcher(new BoundedText(text)).find();
    } catch (BoundedText.ExhaustedException | StackOverflowError e) {
      return true;
    }
  }

  private static void report(
      RuleInfo rule, CfnValue value, Place place, String expected, Findings findings) {
    findings.add(
        Diagnostic.of(
            rule,
            value.origin(),
            place + " is " + Values.shown(value) + ", but " + expected + "."));
  }
}
