package dev.cumulusc.report;

import dev.cumulusc.source.Printable;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source line of a span and the carets below it, which count columns as a terminal does. Long
 * lines are cut around the span, tabs are shown as blanks, and the values of keys that look like
 * secrets are masked.
 *
 * @param line the line as it is shown
 * @param underline blanks and carets that match it
 */
public record SourceExcerpt(String line, String underline) {
  /** How many columns of a line are shown, unless the terminal has fewer. */
  private static final int WIDTH = 100;

  /** Fewer columns show nothing of use. */
  private static final int MIN_WIDTH = 20;

  private static final String CUT = "...";
  private static final String REPLACEMENT = "\ufffd";

  /** What of a line is looked at, on each side; lines of megabytes are not searched for secrets. */
  private static final int MARGIN = 500;

  /** A key and its value, also as the name and the value of a variable in two members. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?i)([\\w.-]+)[\"']?\\s*(?:[:=]|,\\s*[\"']?value[\"']?\\s*:)\\s*"
              + "(?![\"']?(?:\\{\\{(?=[^}]*\\}\\})|[$!&*|>]|\\{\\s*[\"']?Type[\"']?\\s*:))([^\\s][^,}]*)");

  /** A parameter of a template that is declared in one line, of which its default is its value. */
  private static final Pattern DECLARED =
      Pattern.compile("([\\w.-]+)[\"']?\\s*:\\s*\\{\\s*[\"']?Type[\"']?\\s*:");

  /** Returns the excerpt of a span; nothing if its line is blank. */
  public static Optional<SourceExcerpt> of(SourceSpan span) {
    return of(span, WIDTH);
  }

  /**
   * Returns the excerpt of a span; nothing if its line is blank.
   *
   * @param room how many columns there are for it
   */
  static Optional<SourceExcerpt> of(SourceSpan span, int room) {
    SourceFile file = span.file();
    String text = file.text();
    int start = file.offset(span.line(), span.column());
    int lineStart = file.offset(span.line(), 1);
    int lineEnd = file.offset(span.line(), Integer.MAX_VALUE);
    int left = wholeCharacter(text, Math.max(lineStart, start - MARGIN));
    int right = wholeCharacter(text, Math.min(lineEnd, start + MARGIN));
    String near = file.masked(left, right);
    if (near.isBlank()) {
      return Optional.empty();
    }
    boolean inLine = span.endLine() == span.line();
    int end = inLine ? Math.min(file.offset(span.line(), span.endColumn()), right) : right;
    int points = text.codePointCount(left, start);
    int endPoints = text.codePointCount(left, Math.max(end, start));
    return Optional.of(
        cut(
            shown(masked(near.replace('\t', ' '), SecretItems.isOne(file, span.line()))),
            points,
            Math.max(endPoints, points + 1),
            left > lineStart,
            right < lineEnd,
            Math.max(MIN_WIDTH, Math.min(WIDTH, room))));
  }

  /** Moves a position out of the middle of a surrogate pair. */
  private static int wholeCharacter(String text, int position) {
    boolean inPair =
        position > 0
            && position < text.length()
            && Character.isSurrogatePair(text.charAt(position - 1), text.charAt(position));
    return inPair ? position - 1 : position;
  }

  /** Masks what stands after a key that looks like a secret, keeping its width. */
  private static String masked(String line, boolean isSecretItem) {
    if (isSecretItem) {
      return SecretItems.masked(line);
    }
    Matcher declared = DECLARED.matcher(line);
    boolean isParameter = declared.find() && Secrets.isSecretMember(declared.group(1));
    StringBuilder shown = new StringBuilder();
    int done = 0;
    Matcher member = MEMBER.matcher(line);
    for (int from = 0; member.find(from); ) {
      if (Secrets.isSecretMember(member.group(1))
          || (isParameter && member.group(1).equals("Default"))) {
        int width = line.codePointCount(member.start(2), member.end(2));
        shown.append(line, done, member.start(2)).append("*".repeat(width));
        done = member.end(2);
        from = done;
      } else {
        from = member.end(1);
      }
    }
    return Secrets.withoutPasswords(shown.append(line.substring(done)).toString());
  }

  /** Replaces what a terminal would obey, character by character, so that the carets fit. */
  private static String shown(String line) {
    StringBuilder shown = new StringBuilder(line.length());
    line.codePoints()
        .mapToObj(Character::toString)
        .forEach(each -> shown.append(Printable.of(each).equals(each) ? each : REPLACEMENT));
    return shown.toString();
  }

  private static SourceExcerpt cut(
      String line, int start, int end, boolean moreBefore, boolean moreBehind, int width) {
    int[] points = line.codePoints().toArray();
    int from = 0;
    if (Columns.of(points, 0, Math.min(end, points.length)) > width) {
      from = Math.min(start, points.length);
      while (from > 0 && Columns.of(points, from, Math.min(start, points.length)) < width / 3) {
        from--;
      }
      while (from > 0 && Columns.of(points, from - 1, points.length) <= width) {
        from--;
      }
    }
    int to = from;
    while (to < points.length && Columns.of(points, from, to + 1) <= width) {
      to++;
    }
    String before = moreBefore || from > 0 ? CUT : "";
    String behind = moreBehind || to < points.length ? CUT : "";
    String shown = before + new String(points, from, to - from) + behind;
    int carets = start < to ? Columns.of(points, start, Math.min(end, to)) : 1;
    int blanks = before.length() + Columns.of(points, from, Math.min(start, points.length));
    return new SourceExcerpt(
        shown.stripTrailing(), " ".repeat(blanks) + "^".repeat(Math.max(1, carets)));
  }
}
