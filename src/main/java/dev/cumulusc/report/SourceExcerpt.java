package dev.cumulusc.report;

import dev.cumulusc.source.SourceSpan;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source line of a span and the carets below it. Long lines are cut around the span, tabs are
 * shown as blanks, and the values of keys that look like secrets are masked.
 *
 * @param line the line as it is shown
 * @param underline blanks and carets that match it
 */
record SourceExcerpt(String line, String underline) {
  private static final int WIDTH = 100;
  private static final String CUT = "...";

  /** What of a line is looked at, on each side; lines of megabytes are not searched for secrets. */
  private static final int MARGIN = 500;

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)([\\w.-]*(?:password|passphrase|passwd|secret|token|_pass|api_?key|private_?key)"
              + "[\\w.-]*[\"']?\\s*[:=]\\s*)(?![\"']?[{$!&*|>])([^\\s][^,}]*)");

  static Optional<SourceExcerpt> of(SourceSpan span) {
    String line = span.file().line(span.line());
    if (line.isBlank()) {
      return Optional.empty();
    }
    int length = line.codePointCount(0, line.length());
    int start = Math.min(span.column() - 1, length);
    int end = span.endLine() == span.line() ? Math.min(span.endColumn() - 1, length) : length;
    int left = Math.max(0, start - MARGIN);
    int right = Math.min(length, start + MARGIN);
    String near =
        line.substring(line.offsetByCodePoints(0, left), line.offsetByCodePoints(0, right));
    SourceExcerpt excerpt =
        cut(
            masked(near.replace('\t', ' ')),
            start - left,
            Math.max(Math.min(end, right), start + 1) - left,
            left > 0,
            right < length);
    return Optional.of(excerpt);
  }

  /** Masks what stands after a key that looks like a secret, keeping its width. */
  private static String masked(String line) {
    Matcher secret = SECRET.matcher(line);
    return secret.replaceAll(
        found ->
            Matcher.quoteReplacement(
                found.group(1)
                    + "*".repeat(found.group(2).codePointCount(0, found.group(2).length()))));
  }

  private static SourceExcerpt cut(
      String line, int start, int end, boolean moreBefore, boolean moreBehind) {
    int[] points = line.codePoints().toArray();
    int from = end <= WIDTH ? 0 : Math.max(0, Math.min(start - WIDTH / 3, points.length - WIDTH));
    int to = Math.min(points.length, from + WIDTH);
    String before = moreBefore || from > 0 ? CUT : "";
    String behind = moreBehind || to < points.length ? CUT : "";
    String shown = before + new String(points, from, to - from) + behind;
    int carets = Math.max(1, Math.min(end, to) - start);
    return new SourceExcerpt(
        shown.stripTrailing(), " ".repeat(before.length() + start - from) + "^".repeat(carets));
  }
}
