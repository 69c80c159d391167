package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables in the syntax of dotenv 4, which kes uses: {@code NAME=value} on a line, with or
 * without quotes; {@code \n} is a line break between double quotes. A later line wins. There are no
 * comments behind values, and no {@code export}.
 */
final class EnvFile {
  static final RuleInfo MALFORMED =
      RuleInfo.warning("C0401", "malformed-variable", "A line of `.env` sets no variable.");
  static final RuleInfo COMMENT_IN_VALUE =
      RuleInfo.warning("C0402", "comment-in-variable", "A comment in `.env` belongs to a value.");

  /** A variable and the place of its value. */
  record Variable(String value, Origin origin) {}

  /** The characters that JavaScript counts as space. */
  private static final String SPACE = "[\\s\\x0B\\u00a0\\ufeff\\p{Z}]";

  private static final Pattern LINE =
      Pattern.compile(
          SPACE
              + "*([\\w.\\-]+)"
              + SPACE
              + "*="
              + SPACE
              + "*([^\\r\\u2028\\u2029]*)"
              + SPACE
              + "*");
  private static final Pattern BLANK_OR_COMMENT =
      Pattern.compile(SPACE + "*(?:#.*)?", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("[ \\t]#");
  private static final Pattern OUTER_SPACE = Pattern.compile("^" + SPACE + "+|" + SPACE + "+$");

  private EnvFile() {}

  /** Reads the variables of a file; of lines that set none it warns, without showing them. */
  static Map<String, Variable> read(SourceFile file, Diagnostics diagnostics) {
    SourceFile shown = SourceFile.of(file.name(), masked(file.text()));
    Map<String, Variable> variables = new LinkedHashMap<>();
    int start = 0;
    for (String line : file.text().split("\n", -1)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        String raw = matcher.group(2);
        int valueStart = start + matcher.start(2);
        Origin origin = Origin.written(shown.span(valueStart, start + stripped(line)));
        variables.put(matcher.group(1), new Variable(value(raw), origin));
        warnOfComment(raw, origin, diagnostics);
      } else if (!BLANK_OR_COMMENT.matcher(line).matches()) {
        diagnostics.report(
            MALFORMED,
            shown.span(start, start + stripped(line)),
            "This line sets no variable, so it is ignored.",
            "write `NAME=value`; names have letters, digits, `_`, `-` and `.`.");
      }
      start += line.length() + 1;
    }
    return variables;
  }

  private static String value(String raw) {
    String value = raw;
    if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
      value = value.replace("\\n", "\n");
    }
    value = value.replaceAll("^['\"]|['\"]\\z", "");
    return OUTER_SPACE.matcher(value).replaceAll("");
  }

  private static void warnOfComment(String raw, Origin origin, Diagnostics diagnostics) {
    boolean quoted = raw.startsWith("\"") || raw.startsWith("'");
    if (!quoted && COMMENT.matcher(raw).find()) {
      diagnostics.report(
          COMMENT_IN_VALUE,
          origin,
          "The `#` and all behind it belong to this value.",
          "put the comment on a line of its own, or the value into quotes if it is meant.");
    }
  }

  private static int stripped(String line) {
    return line.stripTrailing().length();
  }

  /** Hides all that stands behind names, so that no message can show it. */
  private static String masked(String text) {
    StringBuilder masked = new StringBuilder(text);
    int start = 0;
    for (String line : text.split("\n", -1)) {
      Matcher matcher = LINE.matcher(line);
      boolean blank = BLANK_OR_COMMENT.matcher(line).matches();
      int from = matcher.matches() ? matcher.start(2) : blank ? line.length() : 0;
      for (int i = from; i < line.length(); i++) {
        char c = line.charAt(i);
        if (!Character.isWhitespace(c)) {
          masked.setCharAt(start + i, mask(c));
        }
      }
      start += line.length() + 1;
    }
    return masked.toString();
  }

  /** Keeps the count of code points: both halves of a pair become the halves of another star. */
  private static char mask(char c) {
    return Character.isHighSurrogate(c) ? '\uD83D' : Character.isLowSurrogate(c) ? '\uDFB6' : '*';
  }
}
