package dev.cumulusc.tree;

import dev.cumulusc.source.Origin;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param kind the type that the YAML dialect gives it
 * @param text the value in its usual spelling: a string's content, a number as JavaScript prints
 *     it, {@code true} or {@code false}, {@code null}
 * @param written the text as it stands in the file, without quotes and escapes: {@code 010} where
 *     {@code text} is {@code 8}
 * @param style how it was written
 */
@RecordBuilder
public record ScalarNode(
    Kind kind, String text, String written, Style style, @Nullable String tag, Origin origin)
    implements Node, ScalarNodeBuilder.With {

  /** The types of single values. */
  public enum Kind {
    STRING,
    INTEGER,
    FLOAT,
    BOOLEAN,
    NULL
  }

  /** How a value was written. */
  public enum Style {
    PLAIN,
    QUOTED,
    BLOCK
  }

  /** Makes a string that is not written in any file as such. */
  public static ScalarNode string(String text, Origin origin) {
    return new ScalarNode(Kind.STRING, text, text, Style.QUOTED, null, origin);
  }

  /** Makes a whole number. */
  public static ScalarNode integer(long value, Origin origin) {
    String text = Long.toString(value);
    return new ScalarNode(Kind.INTEGER, text, text, Style.PLAIN, null, origin);
  }

  /** Makes an empty (null) value, for which nothing is written in any file. */
  public static ScalarNode empty(Origin origin) {
    return new ScalarNode(Kind.NULL, "null", "", Style.PLAIN, null, origin);
  }

  /** Makes a boolean. */
  public static ScalarNode bool(boolean value, Origin origin) {
    String text = Boolean.toString(value);
    return new ScalarNode(Kind.BOOLEAN, text, text, Style.PLAIN, null, origin);
  }

  public boolean isString() {
    return kind == Kind.STRING;
  }

  /** Returns whether this is, as a key, the merge key: {@code <<} without quotes. */
  public boolean isMergeKey() {
    return style == Style.PLAIN && tag == null && text.equals("<<");
  }

  /** Returns whether JavaScript counts the value as true in a condition. */
  public boolean isTruthy() {
    return switch (kind) {
      case NULL -> false;
      case BOOLEAN -> text.equals("true");
      case STRING -> !text.isEmpty();
      case INTEGER -> new BigInteger(text).signum() != 0;
      case FLOAT -> !text.equals("NaN") && !isZero();
    };
  }

  /** Returns the same place in the file with another string for its value. */
  public ScalarNode withText(String newText, Origin newOrigin) {
    return new ScalarNode(Kind.STRING, newText, newText, style, tag, newOrigin);
  }

  @Override
  public ScalarNode withOrigin(Origin newOrigin) {
    return ScalarNodeBuilder.With.super.withOrigin(newOrigin);
  }

  @Override
  public String describe() {
    if (origin.isSecret()) {
      return "a value with a secret in it";
    }
    return switch (kind) {
      case STRING -> text.isEmpty() ? "an empty string" : "the string `" + shortened() + "`";
      case INTEGER, FLOAT -> "the number `" + written + "`";
      case BOOLEAN -> "`" + written + "`";
      case NULL -> "empty";
    };
  }

  /**
   * Returns the origin of a part of the text, narrowed to where that part stands in the file.
   *
   * <p>The part is found by its spelling. Where escapes, folding or variables have changed the
   * spelling, the origin is the whole value's.
   *
   * @param start an index into {@link #text}
   * @param end an index into {@link #text}, exclusive
   */
  public Origin originOf(int start, int end) {
    return origin.ofPart(text, start, end);
  }

  private String shortened() {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= 60 && line.length() == text.length()
        ? line
        : line.substring(
                0, line.offsetByCodePoints(0, Math.min(57, line.codePointCount(0, line.length()))))
            + "...";
  }

  private boolean isZero() {
    return !text.endsWith("Infinity") && new BigDecimal(text).signum() == 0;
  }
}
