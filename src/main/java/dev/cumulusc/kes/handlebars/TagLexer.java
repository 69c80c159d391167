package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.Token.Kind;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tokens inside of a tag, with the tag's own brackets. */
final class TagLexer {
  private static final String OPEN = "{{";

  /** Characters that are part of no name. White space is part of none either. */
  private static final String NO_NAME = "!\"#%&'()*+,./;<=>@[\\]^`{|}~";

  private static final String AFTER_NAME = "=~}/.)|";
  private static final String AFTER_LITERAL = "~})";

  private static final Map<String, Kind> WORDS =
      Map.of(
          "true", Kind.BOOLEAN,
          "false", Kind.BOOLEAN,
          "undefined", Kind.UNDEFINED,
          "null", Kind.NULL);

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  /** The line terminators of JavaScript: brackets around them are part of the name. */
  private static final Pattern LINE_END = Pattern.compile("[\n\r\u2028\u2029]");

  private final String text;

  TagLexer(String text) {
    this.text = text;
  }

  /** Returns the token at an index, or after the white space there. */
  Token next(int from) {
    int at = skipSpace(from);
    if (at >= text.length()) {
      return token(Kind.END, at, at);
    }
    if (text.startsWith(OPEN, at)) {
      return opening(at);
    }
    char c = text.charAt(at);
    return switch (c) {
      case '(' -> token(Kind.OPEN_PARENTHESIS, at, at + 1);
      case ')' -> token(Kind.CLOSE_PARENTHESIS, at, at + 1);
      case '=' -> token(Kind.EQUALS, at, at + 1);
      case '@' -> token(Kind.DATA, at, at + 1);
      case '|' -> token(Kind.CLOSE_PARAMETERS, at, at + 1);
      case '/' -> token(Kind.SEPARATOR, at, at + 1);
      case '.' -> dot(at);
      case '}', '~' -> closing(at);
      case '"', '\'' -> string(c, at);
      case '[' -> bracketed(at);
      default -> word(at);
    };
  }

  /** Returns the index after the name at a place; the same index if there is none. */
  int endOfName(int from) {
    int end = from;
    while (end < text.length()
        && NO_NAME.indexOf(text.charAt(end)) < 0
        && !Js.isSpace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private Token opening(int at) {
    if (text.startsWith("{{{{", at)) {
      return token(Kind.OPEN_RAW, at, at + 4);
    }
    int mark = at + (text.startsWith("~", at + OPEN.length()) ? 3 : 2);
    boolean isBlock = text.startsWith("#", mark);
    return switch (charAt(isBlock ? mark + 1 : mark)) {
      case '>' -> token(Kind.OPEN_PARTIAL, at, mark + (isBlock ? 2 : 1));
      case '*' -> token(Kind.OPEN_DECORATOR, at, mark + (isBlock ? 2 : 1));
      default -> isBlock ? token(Kind.OPEN_BLOCK, at, mark + 1) : opening(at, mark);
    };
  }

  private Token opening(int at, int mark) {
    return switch (charAt(mark)) {
      case '/' -> token(Kind.OPEN_END, at, mark + 1);
      case '{' -> token(Kind.OPEN_UNESCAPED, at, mark + 1);
      case '&' -> token(Kind.OPEN, at, mark + 1);
      case '!' -> comment(at, mark);
      case '^' -> inverse(at, mark + 1, Kind.OPEN_INVERTED);
      default -> {
        int word = skipSpace(mark);
        int end = word + "else".length();
        boolean isElse = text.startsWith("else", word) && !isWordCharacter(charAt(end));
        yield isElse ? inverse(at, end, Kind.OPEN_CHAIN) : token(Kind.OPEN, at, mark);
      }
    };
  }

  /** Returns an {@code else} tag as a whole, or the opening of one with a name. */
  private Token inverse(int at, int markEnd, Kind withName) {
    int end = skipSpace(markEnd);
    end += text.startsWith("~", end) ? 1 : 0;
    return text.startsWith("}}", end)
        ? token(Kind.ELSE, at, end + 2)
        : token(withName, at, markEnd);
  }

  /** Returns a comment, which ends at the first brackets, or at those after two dashes. */
  private Token comment(int at, int mark) {
    int inner = mark + 1;
    if (!text.startsWith("--", inner)) {
      int close = text.indexOf("}}", inner);
      return close < 0
          ? token(Kind.UNCLOSED_COMMENT, at, inner)
          : token(Kind.COMMENT, at, close + 2);
    }
    for (int i = text.indexOf("--", inner); i >= 0; i = text.indexOf("--", i + 1)) {
      int close = i + (text.startsWith("~", i + 2) ? 3 : 2);
      if (text.startsWith("}}", close)) {
        return token(Kind.COMMENT, at, close + 2);
      }
    }
    return token(Kind.UNCLOSED_COMMENT, at, inner + 2);
  }

  private Token closing(int at) {
    if (text.startsWith("}}}}", at)) {
      return token(Kind.CLOSE_RAW, at, at + 4);
    }
    if (text.startsWith("}}}", at) || text.startsWith("}~}}", at)) {
      return token(Kind.CLOSE_UNESCAPED, at, text.indexOf("}}", at + 1) + 2);
    }
    if (text.startsWith("}}", at) || text.startsWith("~}}", at)) {
      return token(Kind.CLOSE, at, text.indexOf("}}", at) + 2);
    }
    return token(Kind.INVALID, at, at + 1);
  }

  private Token dot(int at) {
    if (text.startsWith("..", at)) {
      return token(Kind.NAME, at, at + 2);
    }
    return token(isBefore(at + 1, AFTER_NAME) ? Kind.NAME : Kind.SEPARATOR, at, at + 1);
  }

  private Token string(char quote, int at) {
    int end = endOfQuoted(quote, at + 1);
    if (end < 0) {
      return token(Kind.INVALID, at, at + 1);
    }
    String value = text.substring(at + 1, end - 1).replace("\\" + quote, "" + quote);
    return new Token(Kind.STRING, at, end, value);
  }

  private Token bracketed(int at) {
    int end = endOfQuoted(']', at + 1);
    if (end < 0) {
      return token(Kind.INVALID, at, at + 1);
    }
    String name = text.substring(at, end).replaceAll("\\\\([\\\\\\]])", "$1");
    return LINE_END.matcher(name).find()
        ? new Token(Kind.NAME, at, end, name)
        : new Token(Kind.BRACKETED_NAME, at, end, name.substring(1, name.length() - 1));
  }

  /**
   * Returns the index after the character that closes a string or a bracket, or -1. One after a
   * backslash closes only if there is no other.
   */
  private int endOfQuoted(char close, int from) {
    int escaped = -1;
    for (int i = text.indexOf(close, from); i >= 0; i = text.indexOf(close, i + 1)) {
      if (i == from || text.charAt(i - 1) != '\\') {
        return i + 1;
      }
      escaped = i + 1;
    }
    return escaped;
  }

  private Token word(int at) {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt() && isBefore(number.end(), AFTER_LITERAL)) {
      return token(Kind.NUMBER, at, number.end());
    }
    int parameters = endOfParameters(at);
    if (parameters > at) {
      return token(Kind.OPEN_PARAMETERS, at, parameters);
    }
    int end = endOfName(at);
    if (end == at || !(end == text.length() || isBefore(end, AFTER_NAME))) {
      return token(Kind.INVALID, end, end + 1);
    }
    Kind literal = isBefore(end, AFTER_LITERAL) ? WORDS.get(text.substring(at, end)) : null;
    return token(literal == null ? Kind.NAME : literal, at, end);
  }

  /** Returns the index after {@code as |}, or the same index. */
  private int endOfParameters(int at) {
    int bar = skipSpace(at + 2);
    boolean found = text.startsWith("as", at) && bar > at + 2 && text.startsWith("|", bar);
    return found ? bar + 1 : at;
  }

  private boolean isBefore(int at, String followers) {
    return at < text.length()
        && (followers.indexOf(text.charAt(at)) >= 0 || Js.isSpace(text.charAt(at)));
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < text.length() && Js.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns the character at an index; after the end of the text a space. */
  private char charAt(int at) {
    return at < text.length() ? text.charAt(at) : ' ';
  }

  private static boolean isWordCharacter(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private Token token(Kind kind, int start, int end) {
    return new Token(kind, start, end, text.substring(start, end));
  }
}
