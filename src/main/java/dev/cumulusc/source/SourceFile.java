package dev.cumulusc.source;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A string that was read, under the name that the user knows it by.
 *
 * <p>Two source files are equal only when they are the same object: each file is read once.
 */
public final class SourceFile {
  /** The folder that npm installs packages into. */
  private static final String PACKAGES = "node_modules/";

  private final String name;
  private final String text;
  private final int[] lineStarts;

  /**
   * Where the first halves of surrogate pairs are: what makes characters and code points differ.
   */
  private final int[] pairs;

  /** What no message may show; most files have no use for it. */
  private volatile @Nullable HiddenTexts hidden;

  private SourceFile(String name, String text) {
    this.name = Printable.of(name);
    this.text = text;
    this.lineStarts = indexes(text.length() + 1, i -> isLineStart(text, i));
    this.pairs = indexes(text.length(), i -> Character.isHighSurrogate(text.charAt(i)));
  }

  private SourceFile(String name, SourceFile same) {
    this.name = Printable.of(name);
    this.text = same.text;
    this.lineStarts = same.lineStarts;
    this.pairs = same.pairs;
    this.hidden = same.hidden;
  }

  /**
   * Makes a source file.
   *
   * @param name the path as it is shown in messages, with forward slashes and relative to the
   *     folder that the user named; control characters are shown as escapes, since lines of reports
   *     begin with it
   * @param text the decoded text
   */
  public static SourceFile of(String name, String text) {
    return new SourceFile(name, text);
  }

  public String name() {
    return name;
  }

  /** Returns this file under another name. */
  public SourceFile named(String other) {
    return new SourceFile(other, this);
  }

  /** Returns whether this is a file of an installed package, which the user does not edit. */
  public boolean isInstalled() {
    return name.startsWith(PACKAGES) || name.contains("/" + PACKAGES);
  }

  public String text() {
    return text;
  }

  /**
   * Says which values of this file no message may quote.
   *
   * @param finder is asked when a message is about a place in this file
   */
  public void hide(Supplier<List<SecretText>> finder) {
    hidden = new HiddenTexts(finder);
  }

  /**
   * Returns the values that no message may quote and that stand in the line of a place, near it.
   */
  public List<SecretText> secretsNear(SourceSpan place) {
    HiddenTexts all = hidden;
    return all == null ? List.of() : all.near(place);
  }

  /** Returns a part of the text with asterisks for what no message may quote. */
  public String masked(int start, int end) {
    HiddenTexts all = hidden;
    return all == null ? text.substring(start, end) : all.masked(text, start, end);
  }

  /** Counts the lines; a string without a line break has one. */
  public int lineCount() {
    return lineStarts.length;
  }

  /**
   * Returns the text of a line without its line break.
   *
   * @param line the line's number, from 1; a number outside the file gives an empty string
   */
  public String line(int line) {
    if (line < 1 || line > lineStarts.length) {
      return "";
    }
    return text.substring(lineStarts[line - 1], lineEnd(line));
  }

  /**
   * Returns where a position is in the text.
   *
   * @param line from 1
   * @param column in code points, from 1
   * @return an index into {@link #text}; a position outside the file gives the nearest inside
   */
  public int offset(int line, int column) {
    if (line < 1) {
      return 0;
    }
    if (line > lineStarts.length) {
      return text.length();
    }
    int start = lineStarts[line - 1];
    int end = lineEnd(line);
    int offset = start + Math.max(0, Math.min(column - 1, end - start));
    for (int before = start; before != offset; ) {
      int found = pairsIn(before, offset);
      before = offset;
      offset += found;
    }
    return Math.min(offset, end);
  }

  /** Returns the span between two indexes into {@link #text}; the end is exclusive. */
  public SourceSpan span(int start, int end) {
    int line = lineAt(start);
    boolean oneLine = line < lineStarts.length && end >= start && end < lineStarts[line];
    int endLine = oneLine ? line : lineAt(end);
    return new SourceSpan(this, line, columnAt(line, start), endLine, columnAt(endLine, end));
  }

  /** Returns the empty span at the very start of the file. */
  public SourceSpan start() {
    return new SourceSpan(this, 1, 1, 1, 1);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Returns where a line ends, without its line break. */
  private int lineEnd(int line) {
    int end = line == lineStarts.length ? text.length() : lineStarts[line];
    while (end > lineStarts[line - 1] && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private int lineAt(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int columnAt(int line, int offset) {
    int start = lineStarts[line - 1];
    return offset - start - pairsIn(start, offset) + 1;
  }

  private int pairsIn(int start, int end) {
    return pairs.length == 0 ? 0 : pairsBefore(end) - pairsBefore(start);
  }

  private int pairsBefore(int offset) {
    int found = Arrays.binarySearch(pairs, offset);
    return found >= 0 ? found : -found - 1;
  }

  /** Returns the indexes below an end for which something is so. */
  private static int[] indexes(int end, IntPredicate isSo) {
    int[] found = new int[16];
    int count = 0;
    for (int i = 0; i < end; i++) {
      if (isSo.test(i)) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count] = i;
        count++;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** A line starts behind a line feed, or a carriage return that none follows. */
  private static boolean isLineStart(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    return before == '\n' || (before == '\r' && (at == text.length() || text.charAt(at) != '\n'));
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
