package dev.cumulusc.asl;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Distinguishes JSON from what only YAML accepts: comments, other quotes, bare words, a comma
 * before the end.
 *
 * <p>A placeholder outside of quotes is no fault, since the deployment puts JSON there.
 */
public final class StrictJson {
  private static final Pattern TOKEN =
      Pattern.compile(
          "[ \\t\\r\\n]+"
              + "|\"[^\"\\\\\\x00-\\x1f]*"
              + "(?:\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})[^\"\\\\\\x00-\\x1f]*)*+\""
              + "|(?:true|false|null)\\b"
              + "|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![\\w.])"
              + "|\\$\\{[^{}\"\\n]+\\}"
              + "|,(?![ \\t\\r\\n]*[}\\]])"
              + "|[{}\\[\\]:]");

  private StrictJson() {}

  /**
   * Reports the first character of a file that can't stand in JSON.
   *
   * @param places finds the origin of a place in the file
   */
  public static void report(
      SourceFile file, Function<SourceSpan, Origin> places, Diagnostics diagnostics) {
    OptionalInt fault = fault(file.text());
    if (fault.isPresent()) {
      int at = fault.getAsInt();
      char found = file.text().charAt(at);
      diagnostics.report(
          DefinitionRules.DEFINITION_NOT_JSON,
          places.apply(file.span(at, at + 1)),
          found == ','
              ? "JSON has no comma before the end of a list or of an object."
              : found == '"'
                  ? "This string has a line break, or an escape that JSON does not know."
                  : "JSON has nothing that begins with `" + found + "` here.",
          "Write it as JSON: names and strings in double quotes, no comments.");
    }
  }

  /** Returns the index of the first character that can't stand in JSON, if there is one. */
  private static OptionalInt fault(String text) {
    Matcher token = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!token.region(at, text.length()).lookingAt()) {
        return OptionalInt.of(at);
      }
      at = token.end();
    }
    return OptionalInt.empty();
  }
}
