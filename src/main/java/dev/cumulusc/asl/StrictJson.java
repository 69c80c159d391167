package dev.cumulusc.asl;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the first place of a text that can't be JSON: comments, other quotes, bare words, and
 * commas, colons and brackets that are missing or too many.
 *
 * <p>A placeholder outside of quotes is no fault, since the deployment puts JSON there. Behind one
 * that stands elsewhere than a value, it is not known which brackets and commas are right.
 */
public final class StrictJson {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"\\\\\\x00-\\x1f]*"
              + "(?:\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})[^\"\\\\\\x00-\\x1f]*)*+\""
              + "|(?:true|false|null)\\b"
              + "|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![\\w.])"
              + "|\\$\\{[^{}\"\\n]+\\}"
              + "|,(?![ \\t\\r\\n]*[}\\]])"
              + "|[{}\\[\\]:]");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})");

  private static final Pattern COMMENT = Pattern.compile("#|//|/\\*");

  /** What can come next. */
  private enum Next {
    VALUE,
    NAME,
    COLON,
    COMMA_OR_END,
    NOTHING
  }

  private final SourceFile file;
  private final String text;
  private final Function<SourceSpan, Origin> places;

  /** The positions of the brackets that are open, the innermost first. */
  private final Deque<Integer> open = new ArrayDeque<>();

  private Next next = Next.VALUE;

  /** The token before. */
  private int lastStart;

  private int lastEnd;

  private StrictJson(SourceFile file, Function<SourceSpan, Origin> places) {
    this.file = file;
    this.text = file.text();
    this.places = places;
  }

  /**
   * Reports the first place of a file that can't be JSON.
   *
   * @param places finds the origin of a place in the file
   */
  public static void report(
      SourceFile file, Function<SourceSpan, Origin> places, Diagnostics diagnostics) {
    new StrictJson(file, places).fault().ifPresent(diagnostics::report);
  }

  /** Returns the first fault of a file, but for brackets that are open at its end. */
  static Optional<Diagnostic> fault(SourceFile file) {
    return new StrictJson(file, Origin::written).fault();
  }

  private Optional<Diagnostic> fault() {
    Matcher token = TOKEN.matcher(text);
    boolean isKnown = true;
    int at = pastBlanks(0);
    while (at < text.length()) {
      if (!token.region(at, text.length()).lookingAt()) {
        return Optional.of(noToken(at));
      }
      char found = text.charAt(at);
      isKnown &= found != '$' || next == Next.VALUE;
      Optional<Diagnostic> fault = isKnown ? misplaced(found, at) : Optional.empty();
      if (fault.isPresent()) {
        return fault;
      }
      lastStart = at;
      lastEnd = token.end();
      at = pastBlanks(lastEnd);
    }
    return Optional.empty();
  }

  private int pastBlanks(int start) {
    int at = start;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private Diagnostic noToken(int at) {
    char found = text.charAt(at);
    if (found == ',') {
      return finding(
          at,
          at + 1,
          "JSON has no comma before the end of a list or of an object.",
          "Delete the comma.");
    }
    if (found == '"') {
      return string(at);
    }
    if (COMMENT.matcher(text).region(at, text.length()).lookingAt()) {
      return finding(
          at,
          file.offset(file.span(at, at).line(), 1) + file.line(file.span(at, at).line()).length(),
          "JSON has no comments.",
          "Delete it, or make it the value of a `Comment` field.");
    }
    if (at == lastEnd && at > 0 && text.charAt(at - 1) == '"' && next != Next.VALUE) {
      return finding(
          at,
          at + 1,
          "Text follows the quote that ends this string.",
          "Write `\\\"` for a quote in a string.");
    }
    return finding(
        at,
        at + 1,
        "JSON has nothing that begins with `" + found + "` here.",
        "Write it as JSON: names and strings in double quotes, no comments.");
  }

  private Diagnostic string(int start) {
    for (int at = start + 1; at < text.length(); at++) {
      char found = text.charAt(at);
      if (found == '\n' || found == '\r') {
        break;
      }
      if (found < ' ') {
        return finding(
            at,
            at + 1,
            "A string can't contain this control character.",
            "Write `"
                + (found == '\t' ? "\\t" : String.format(Locale.ROOT, "\\u%04x", (int) found))
                + "`.");
      }
      if (found == '\\') {
        Matcher escape = ESCAPE.matcher(text).region(at, text.length());
        if (!escape.lookingAt()) {
          int end = Math.min(at + 2, text.length());
          return finding(
              at,
              end,
              "`" + text.substring(at, end).strip() + "` is not an escape that JSON knows.",
              "Write `\\\\` for a backslash.");
        }
        at = escape.end() - 1;
      }
    }
    return finding(
        start,
        start + 1,
        "This string is not closed on its line.",
        "Close it with another `\"`, or write `\\n` for a line break in it.");
  }

  /** Takes a token, or returns what is wrong with its place. */
  private Optional<Diagnostic> misplaced(char found, int at) {
    return switch (next) {
      case NOTHING -> Optional.of(behindAll(found, at));
      case NAME -> name(found, at);
      case COLON -> colon(found);
      case VALUE -> value(found, at);
      case COMMA_OR_END -> behindValue(found, at);
    };
  }

  /** Returns whether nothing stands yet between the innermost brackets. */
  private boolean isFirst() {
    return !open.isEmpty() && lastStart == open.element();
  }

  private Optional<Diagnostic> name(char found, int at) {
    if (found == '}' && isFirst()) {
      close();
    } else if (found == '"') {
      next = Next.COLON;
    } else {
      return Optional.of(
          finding(at, at + 1, "A name in double quotes belongs here.", "Write `\"Name\": value`."));
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> colon(char found) {
    if (found != ':') {
      return Optional.of(
          behindLast("A `:` is missing behind this name.", "Write `: ` and the value behind it."));
    }
    next = Next.VALUE;
    return Optional.empty();
  }

  private Optional<Diagnostic> value(char found, int at) {
    if (found == ']' && isFirst()) {
      close();
    } else if ("}],:".indexOf(found) >= 0) {
      return Optional.of(
          finding(at, at + 1, "A value is missing here.", "Write the value before this."));
    } else if (found == '{' || found == '[') {
      open.push(at);
      next = found == '{' ? Next.NAME : Next.VALUE;
    } else {
      next = open.isEmpty() ? Next.NOTHING : Next.COMMA_OR_END;
    }
    return Optional.empty();
  }

  private Diagnostic behindAll(char found, int at) {
    return found == '}' || found == ']'
        ? finding(
            at,
            at + 1,
            "This `" + found + "` closes nothing.",
            "Delete it, or the one before it that closes too early.")
        : finding(
            at,
            at + 1,
            "Another value follows the end of the definition.",
            "Write each definition into a file of its own.");
  }

  private Optional<Diagnostic> behindValue(char found, int at) {
    boolean isInObject = text.charAt(open.element()) == '{';
    char end = isInObject ? '}' : ']';
    if (found == ',') {
      next = isInObject ? Next.NAME : Next.VALUE;
    } else if (found == end) {
      close();
    } else if (found == '}' || found == ']') {
      SourceSpan opening = file.span(open.element(), open.element() + 1);
      return Optional.of(
          finding(
                  at,
                  at + 1,
                  "A `" + end + "` belongs here, and no `" + found + "`.",
                  "Write a `" + end + "` before it, or in its place.")
              .withNote("what is open starts", places.apply(opening).primary()));
    } else if (found == ':') {
      return Optional.of(
          finding(
              at,
              at + 1,
              "A `:` can't follow a value.",
              isInObject
                  ? "Write `,` in its place, or the value as an object in `{}`."
                  : "Write what has a name as an object in `{}`."));
    } else {
      return Optional.of(
          behindLast("A `,` is missing behind this value.", "Write a `,` behind it."));
    }
    return Optional.empty();
  }

  private void close() {
    open.pop();
    next = open.isEmpty() ? Next.NOTHING : Next.COMMA_OR_END;
  }

  private Diagnostic behindLast(String message, String help) {
    return finding(lastStart, lastEnd, message, help);
  }

  private Diagnostic finding(int start, int end, String message, String help) {
    return Diagnostic.of(
            DefinitionRules.DEFINITION_NOT_JSON, places.apply(file.span(start, end)), message)
        .withHelp(help);
  }
}
