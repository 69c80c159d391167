package dev.cumulusc.asl.text;

import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;

/**
 * Values that are not known before the deployment: {@code ${Name}} in a string, with blanks within
 * the braces or without, and CloudFormation's functions.
 *
 * <p>They are taken for whatever a field needs.
 */
public final class Placeholders {
  /** Stands for each character of a placeholder in a masked text; no file can contain it. */
  public static final char MASK = '\uE000';

  /** Placeholders within placeholders beyond this are taken for text: nobody can mean them. */
  private static final int MAX_DEPTH = 20;

  private Placeholders() {}

  /** Returns whether a value is computed by CloudFormation, or is nothing but one placeholder. */
  public static boolean isUnknown(Node value) {
    return value instanceof ScalarNode scalar
        ? scalar.isString() && isWhole(scalar.text())
        : IntrinsicFunctions.of(value).isPresent();
  }

  /** Returns whether a string is one placeholder and nothing else. */
  public static boolean isWhole(String text) {
    return text.startsWith("${") && end(text, 0) == text.length();
  }

  /** Returns whether a string contains a placeholder. */
  public static boolean isPartOf(String text) {
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 1)) {
      if (end(text, at) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the text with every placeholder replaced by as many {@link #MASK} characters. */
  public static String mask(String text) {
    if (!text.contains("${")) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text);
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 1)) {
      int end = end(text, at);
      for (int i = at; i < end; i++) {
        masked.setCharAt(i, MASK);
      }
    }
    return masked.toString();
  }

  /**
   * Returns whether braces with a blank at their start are JSONata's, {@code ${ key: value }}, and
   * not a placeholder as Terraform lets it be written, {@code ${ name }}.
   */
  private static boolean isGrouping(String text, int start) {
    int close = text.indexOf('}', start);
    return close < 0
        || text.substring(start, close).isBlank()
        || text.substring(start, close).indexOf(':') >= 0;
  }

  /** Returns the end of the placeholder that starts at an index, or 0 if none does. */
  private static int end(String text, int start) {
    int first = start + 2;
    int depth = 1;
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '}') {
        depth--;
        if (depth == 0 || i == first) {
          return i == first ? 0 : i + 1;
        }
      } else if (c == '{') {
        // A placeholder within a placeholder: `${self:custom.${opt:stage}}`.
        depth++;
        first = i + 1;
        if (text.charAt(i - 1) != '$' || depth > MAX_DEPTH) {
          return 0;
        }
      } else if (c == '\'' || c == '"') {
        // An index: `${buckets["raw"]}`. JSONata's grouping `${'key': value}` has none before it.
        int close = text.charAt(i - 1) == '[' ? text.indexOf(c, i + 1) : -1;
        if (close < 0) {
          return 0;
        }
        i = close;
      } else if (c == '\n' || (c == ' ' && i == first && isGrouping(text, i))) {
        return 0;
      }
    }
    return 0;
  }
}
