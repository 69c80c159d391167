package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables in the syntax of dotenv 4, which kes uses: {@code NAME=value} on a line, with or
 * without quotes; {@code \n} is a line break between double quotes. A later line wins. There are no
 * comments behind values, and no {@code export}.
 */
final class EnvFile {
  /** A variable and the place of its value. */
  record Variable(String value, Origin origin) {}

  private static final Pattern NAME = Pattern.compile("[\\w.\\-]+");
  private static final Pattern COMMENT = Pattern.compile("[ \\t]#");

  private EnvFile() {}

  /** Reads the variables of a file; of lines that set none it warns, without showing them. */
  static Map<String, Variable> read(SourceFile file, Diagnostics diagnostics) {
    SourceFile shown = SourceFile.of(file.name(), masked(file.text()));
    Map<String, Variable> variables = new LinkedHashMap<>();
    for (Line line : lines(file.text())) {
      Origin origin = Origin.written(shown.span(line.value(), line.end()));
      if (line.setsVariable()) {
        String raw = file.text().substring(line.value(), line.end());
        String behind = file.text().substring(line.end(), line.breakAt());
        variables.put(line.name(), new Variable(value(raw + behind), origin));
        warnOfComment(raw, origin, diagnostics);
      } else if (line.isMalformed()) {
        diagnostics.report(
            ResolveRules.MALFORMED_VARIABLE,
            origin,
            file.text().startsWith("export ", line.value())
                ? "`export` is not known here, so this line sets no variable."
                : "This line sets no variable, so it is ignored.",
            "write `NAME=value`; names have letters, digits, `_`, `-` and `.`.");
      }
    }
    return variables;
  }

  /**
   * A line.
   *
   * @param name the variable's name; empty if the line sets none
   * @param value where the value starts, or for a line that sets none its text
   * @param end where that ends, without the space behind it
   * @param breakAt where the line ends
   */
  private record Line(String name, int value, int end, int breakAt, boolean isMalformed) {
    boolean setsVariable() {
      return !name.isEmpty();
    }
  }

  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int found = text.indexOf('\n', start);
      int breakAt = found < 0 ? text.length() : found;
      lines.add(line(text, start, breakAt));
      start = breakAt + 1;
    }
    return lines;
  }

  private static Line line(String text, int start, int breakAt) {
    int from = skipSpace(text, start, breakAt);
    int end = breakAt;
    while (end > from && isSpace(text.charAt(end - 1))) {
      end--;
    }
    Matcher name = NAME.matcher(text).region(from, end);
    if (name.lookingAt()) {
      int equals = skipSpace(text, name.end(), end);
      if (equals < end && text.charAt(equals) == '=') {
        int value = skipSpace(text, equals + 1, end);
        if (text.substring(value, end).chars().noneMatch(EnvFile::endsLine)) {
          return new Line(name.group(), value, end, breakAt, false);
        }
      }
    }
    boolean ignored = from == end || text.charAt(from) == '#';
    return new Line("", from, end, breakAt, !ignored);
  }

  /** Returns a value without its quotes; space behind the closing quote keeps it, as in dotenv. */
  private static String value(String raw) {
    String value = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
    if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
      value = value.replace("\\n", "\n");
    }
    value = value.replaceAll("^['\"]|['\"]\\z", "");
    int end = value.length();
    while (end > 0 && isSpace(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(skipSpace(value, 0, end), end);
  }

  private static void warnOfComment(String raw, Origin origin, Diagnostics diagnostics) {
    boolean quoted = raw.startsWith("\"") || raw.startsWith("'");
    if (!quoted && COMMENT.matcher(raw).find()) {
      diagnostics.report(
          ResolveRules.COMMENT_IN_VARIABLE,
          origin,
          "The `#` and all behind it belong to this value.",
          "put the comment on a line of its own, or the value into quotes if it is meant.");
    }
  }

  /** Hides all that stands behind names, so that no message can show it. */
  private static String masked(String text) {
    StringBuilder masked = new StringBuilder(text);
    for (Line line : lines(text)) {
      if (line.setsVariable() || line.isMalformed()) {
        for (int i = line.value(); i < line.end(); i++) {
          if (!Character.isWhitespace(text.charAt(i))) {
            masked.setCharAt(i, mask(text.charAt(i)));
          }
        }
      }
    }
    return masked.toString();
  }

  /** Keeps the count of code points: both halves of a pair become the halves of another star. */
  private static char mask(char c) {
    return Character.isHighSurrogate(c) ? '\uD83D' : Character.isLowSurrogate(c) ? '\uDFB6' : '*';
  }

  private static int skipSpace(String text, int start, int end) {
    int at = start;
    while (at < end && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns whether JavaScript counts a character as space. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  private static boolean endsLine(int c) {
    return c == '\r' || c == '\u2028' || c == '\u2029';
  }
}
