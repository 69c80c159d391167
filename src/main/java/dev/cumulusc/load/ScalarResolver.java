package dev.cumulusc.load;

import dev.cumulusc.tree.JavaScriptNumber;
import dev.cumulusc.tree.ScalarNode.Kind;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an unquoted value means: exactly the forms that js-yaml 3 takes for something else than
 * text. It is a dialect of its own, of which {@link AmbiguousScalars} warns.
 *
 * <ul>
 *   <li>Whole numbers: decimal, {@code 0x}, {@code 0b}, octal after a bare {@code 0}, and to the
 *       base of 60 ({@code 12:30}), each with underscores between its digits.
 *   <li>Numbers with a point or an exponent, also to the base of 60.
 *   <li>Dates and times, which become text as JavaScript's {@code toISOString} writes it.
 *   <li>Infinity and not-a-number, which become null on the way through JSON, as in kes.
 *   <li>{@code true}, {@code false}, {@code null} in lower, upper or title case; {@code ~} and
 *       nothing at all.
 * </ul>
 */
final class ScalarResolver {
  /** What is longer is text: no number has so many digits, and reading one would take long. */
  static final int MAX_NUMBER_LENGTH = 1000;

  /** Whole numbers of so many digits are exact in JavaScript. */
  private static final int MAX_EXACT_DIGITS = 15;

  /** A value's type, and the value as JavaScript prints it. */
  record Resolved(Kind kind, String text) {}

  private static final Resolved NULL = new Resolved(Kind.NULL, "null");
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSES = Set.of("false", "False", "FALSE");

  private static final Pattern BINARY = Pattern.compile("[-+]?0b_*[01][01_]*");
  private static final Pattern HEXADECIMAL = Pattern.compile("[-+]?0x_*[0-9a-fA-F][0-9a-fA-F_]*");
  private static final Pattern OCTAL = Pattern.compile("[-+]?0_*[0-7][0-7_]*");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9][0-9_]*)");
  private static final Pattern BASE_60 = Pattern.compile("[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?(?:0|[1-9][0-9_]*)(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
              + "|\\.[0-9_]+(?:[eE][-+]?[0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*");
  private static final Pattern NOT_IN_JSON =
      Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

  private ScalarResolver() {}

  /** Returns what an unquoted value without a tag means. */
  static Resolved resolve(String written) {
    return resolveNull(written)
        .or(() -> resolveBoolean(written))
        .or(() -> resolveInteger(written))
        .or(() -> resolveFloat(written))
        .or(() -> IsoTimestamp.of(written).map(text -> new Resolved(Kind.STRING, text)))
        .orElseGet(() -> new Resolved(Kind.STRING, written));
  }

  static Optional<Resolved> resolveNull(String written) {
    return NULLS.contains(written) ? Optional.of(NULL) : Optional.empty();
  }

  static Optional<Resolved> resolveBoolean(String written) {
    if (TRUES.contains(written)) {
      return Optional.of(new Resolved(Kind.BOOLEAN, "true"));
    }
    return FALSES.contains(written)
        ? Optional.of(new Resolved(Kind.BOOLEAN, "false"))
        : Optional.empty();
  }

  static Optional<Resolved> resolveInteger(String written) {
    if (isPlainNumber(written)) {
      return Optional.of(new Resolved(Kind.INTEGER, written));
    }
    if (written.endsWith("_") || !mayBeNumber(written)) {
      return Optional.empty();
    }
    String digits = written.replace("_", "");
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    double value;
    if (BINARY.matcher(written).matches()) {
      value = new BigInteger(digits.substring(2), 2).doubleValue();
    } else if (HEXADECIMAL.matcher(written).matches()) {
      value = new BigInteger(digits.substring(2), 16).doubleValue();
    } else if (OCTAL.matcher(written).matches()) {
      value = new BigInteger(digits, 8).doubleValue();
    } else if (DECIMAL.matcher(written).matches()) {
      value = Double.parseDouble(digits);
    } else if (BASE_60.matcher(written).matches()) {
      value = base60(digits);
    } else {
      return Optional.empty();
    }
    return Optional.of(number(negative ? -value : value));
  }

  static Optional<Resolved> resolveFloat(String written) {
    if (!mayBeNumber(written)) {
      return Optional.empty();
    }
    if (NOT_IN_JSON.matcher(written).matches()) {
      return Optional.of(NULL);
    }
    if (written.endsWith("_") || !FLOAT.matcher(written).matches()) {
      return Optional.empty();
    }
    String digits = written.replace("_", "");
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    if (digits.startsWith(".e") || digits.startsWith(".E")) {
      return Optional.of(NULL);
    }
    double value = digits.indexOf(':') < 0 ? Double.parseDouble(digits) : base60(digits);
    return Optional.of(number(negative ? -value : value));
  }

  /** Adds up parts of which each counts a sixtieth of the one before it. */
  private static double base60(String digits) {
    String[] parts = digits.split(":");
    double value = 0;
    double base = 1;
    for (int i = parts.length - 1; i >= 0; i--) {
      value += Double.parseDouble(parts[i]) * base;
      base *= 60;
    }
    return value;
  }

  private static Resolved number(double value) {
    if (!Double.isFinite(value)) {
      return NULL;
    }
    String text = JavaScriptNumber.print(value);
    boolean whole = text.indexOf('.') < 0 && text.indexOf('e') < 0;
    return new Resolved(whole ? Kind.INTEGER : Kind.FLOAT, text);
  }

  /** Returns whether a number is printed as it is written, as nearly all are. */
  private static boolean isPlainNumber(String written) {
    int length = written.length();
    if (length == 0 || length > MAX_EXACT_DIGITS || written.charAt(0) == '0' && length > 1) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (written.charAt(i) < '0' || written.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Spares the patterns for what can't be a number by its length or its first character. */
  private static boolean mayBeNumber(String written) {
    return !written.isEmpty()
        && written.length() <= MAX_NUMBER_LENGTH
        && "-+.0123456789".indexOf(written.charAt(0)) >= 0;
  }
}
