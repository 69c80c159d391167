package dev.cumulusc.kes.handlebars;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as JavaScript prints them. */
final class JsNumbers {
  /** Numbers with more digits before the point are printed with an exponent. */
  private static final int MOST_DIGITS = 21;

  /** Numbers with more zeros after the point are printed with an exponent. */
  private static final int MOST_ZEROS = 6;

  private static final int EXACT_DIGITS = 17;

  private JsNumbers() {}

  static String print(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    return (value < 0 ? "-" : "") + print(digits, point);
  }

  /** Prints digits whose decimal point stands after the given number of them. */
  private static String print(String digits, int point) {
    if (digits.length() <= point && point <= MOST_DIGITS) {
      return digits + "0".repeat(point - digits.length());
    }
    if (0 < point && point <= MOST_DIGITS) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-MOST_ZEROS < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }

  /** Returns the decimal number with the fewest digits that reads as the same value. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < EXACT_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(EXACT_DIGITS)).stripTrailingZeros();
  }
}
