package dev.cumulusc.asl.text;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.ScalarNode;

/** Finds the place of a part of a text in the file that the text comes from. */
public final class TextPosition {
  private TextPosition() {}

  /**
   * Returns the origin of a part of a text. It is the part's own place when the text stands in one
   * line of the file as it is, and the whole text's place when escapes, line breaks or variables
   * come in between.
   *
   * @param offset the part's start, as an index into {@link ScalarNode#text}
   * @param length how many characters to underline; at least one is
   */
  public static Origin of(ScalarNode scalar, int offset, int length) {
    SourceSpan whole = scalar.span();
    String line = whole.file().line(whole.line());
    int start = line.offsetByCodePoints(0, Math.min(whole.column() - 1, codePoints(line)));
    boolean quoted =
        start < line.length() && (line.charAt(start) == '"' || line.charAt(start) == '\'');
    int textStart = quoted ? start + 1 : start;
    int safe = Math.min(Math.max(offset, 0), scalar.text().length());
    if (!line.startsWith(scalar.text().substring(0, safe), textStart)) {
      return scalar.origin();
    }
    int end = Math.min(line.length(), textStart + safe + Math.max(1, length));
    int column = line.codePointCount(0, Math.min(textStart + safe, line.length())) + 1;
    int width = Math.max(1, line.codePointCount(0, end) - column + 1);
    SourceSpan part = SourceSpan.inLine(whole.file(), whole.line(), column, width);
    return narrow(scalar.origin(), part);
  }

  private static Origin narrow(Origin origin, SourceSpan part) {
    if (origin instanceof Origin.Written) {
      return Origin.written(part);
    }
    return origin instanceof Origin.Merged merged
        ? new Origin.Merged(narrow(merged.value(), part), merged.how(), merged.via())
        : origin;
  }

  private static int codePoints(String line) {
    return line.codePointCount(0, line.length());
  }
}
