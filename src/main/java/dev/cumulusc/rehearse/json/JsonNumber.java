package dev.cumulusc.rehearse.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A JSON number. As in the service, whole numbers stay whole however long they are, and all others
 * are doubles: {@code 1.50} is written {@code 1.5}, and {@code 0.0} stays {@code 0.0}.
 *
 * @param value a {@code Long}, a {@code BigInteger} that is no long, or a {@code Double}
 */
public record JsonNumber(Number value) implements Json, Comparable<JsonNumber> {

  public static JsonNumber of(long value) {
    return new JsonNumber(value);
  }

  /** Reads a number as JSON writes it. */
  public static JsonNumber parse(String text) {
    if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      return new JsonNumber(Double.valueOf(text));
    }
    BigInteger whole = new BigInteger(text);
    return whole.bitLength() < Long.SIZE
        ? new JsonNumber(whole.longValue())
        : new JsonNumber(whole);
  }

  /** Takes any number of the JDK's. */
  public static JsonNumber ofNumber(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return of(number.longValue());
    }
    return number instanceof Long || number instanceof BigInteger || number instanceof Double
        ? new JsonNumber(number)
        : new JsonNumber(number.doubleValue());
  }

  /** Returns whether the number is written without a fraction or an exponent. */
  public boolean isWhole() {
    return !(value instanceof Double);
  }

  /** Returns whether the number is one that JSON can write, and not too large for a double. */
  public boolean isFinite() {
    return !(value instanceof Double) || Double.isFinite(value.doubleValue());
  }

  public BigDecimal decimal() {
    return new BigDecimal(value.toString());
  }

  @Override
  public int compareTo(JsonNumber other) {
    if (value instanceof Long mine && other.value instanceof Long its) {
      return Long.compare(mine, its);
    }
    return decimal().compareTo(other.decimal());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
