package dev.cumulusc.asl.jsonata;

import dev.cumulusc.asl.text.SyntaxException;
import java.util.Set;

/** Cuts an expression into words. */
final class Lexer {
  private static final String BLANKS = " \t\n\r\u000B";

  /** Characters that end a name: the single-character operators. */
  private static final String STOPS = ".[]{}(),@#;:?+-*/%|=<>^&!~";

  private static final Set<String> DOUBLE_OPERATORS =
      Set.of("..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??");

  private final String text;
  private int at;

  Lexer(String text) {
    this.text = text;
  }

  /**
   * Reads the next word.
   *
   * @param afterOperand whether a slash divides; otherwise it opens a regular expression
   */
  Token next(boolean afterOperand) {
    skipBlanksAndComments();
    if (at >= text.length()) {
      return new Token(Token.Type.END, "", text.length());
    }
    int start = at;
    char first = text.charAt(at);
    if (first == '/' && !afterOperand) {
      return regex();
    }
    if (at + 1 < text.length() && DOUBLE_OPERATORS.contains(text.substring(at, at + 2))) {
      at += 2;
      return new Token(Token.Type.OPERATOR, text.substring(start, at), start);
    }
    if (STOPS.indexOf(first) >= 0) {
      at++;
      return new Token(Token.Type.OPERATOR, String.valueOf(first), start);
    }
    if (first == '"' || first == '\'') {
      return quoted(first);
    }
    if (isDigit(first)) {
      return number();
    }
    return first == '`' ? backquoted() : name();
  }

  private void skipBlanksAndComments() {
    while (at < text.length()) {
      if (BLANKS.indexOf(text.charAt(at)) >= 0) {
        at++;
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        if (close < 0) {
          throw new SyntaxException(at, "has a comment that is never closed");
        }
        at = close + 2;
      } else {
        return;
      }
    }
  }

  private Token regex() {
    int start = at;
    int depth = 0;
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '/' && depth == 0) {
        if (at == start + 1) {
          throw new SyntaxException(start, "has an empty regular expression");
        }
        String pattern = text.substring(start + 1, at);
        at++;
        while (at < text.length() && (text.charAt(at) == 'i' || text.charAt(at) == 'm')) {
          at++;
        }
        return new Token(Token.Type.REGEX, pattern, start);
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      }
      at++;
    }
    throw new SyntaxException(start, "has a regular expression that is never closed");
  }

  private Token quoted(char quote) {
    int start = at;
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        return new Token(Token.Type.TEXT, text.substring(start + 1, at - 1), start);
      }
      if (c == '\\') {
        escape();
      }
      at++;
    }
    throw new SyntaxException(start, "has a quote that is never closed");
  }

  /** Moves to the last character of an escape. */
  private void escape() {
    int start = at;
    at++;
    char escaped = at < text.length() ? text.charAt(at) : ' ';
    if (escaped == 'u') {
      int end = Math.min(at + 5, text.length());
      String digits = text.substring(at + 1, end);
      if (digits.isEmpty() || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
        throw new SyntaxException(start, "has a `\\u` without four hexadecimal digits");
      }
      at += 4;
    } else if ("\"\\/bfnrt".indexOf(escaped) < 0) {
      throw new SyntaxException(start, "has `\\" + escaped + "`, which is no escape");
    }
  }

  private Token number() {
    int start = at;
    if (text.charAt(at) == '0') {
      at++;
    } else {
      skipDigits();
    }
    if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      at++;
      skipDigits();
    }
    int exponent = at;
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      if (at < text.length() && isDigit(text.charAt(at))) {
        skipDigits();
      } else {
        at = exponent;
      }
    }
    String number = text.substring(start, at);
    if (Double.isInfinite(Double.parseDouble(number))) {
      throw new SyntaxException(start, "has a number that is out of range");
    }
    return new Token(Token.Type.NUMBER, number, start);
  }

  private Token backquoted() {
    int start = at;
    int close = text.indexOf('`', at + 1);
    if (close < 0) {
      throw new SyntaxException(start, "has a backquote that is never closed");
    }
    at = close + 1;
    return new Token(Token.Type.NAME, text.substring(start + 1, close), start);
  }

  private Token name() {
    int start = at;
    while (at < text.length()
        && BLANKS.indexOf(text.charAt(at)) < 0
        && STOPS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(start, at);
    if (name.startsWith("$")) {
      return new Token(Token.Type.VARIABLE, name.substring(1), start);
    }
    return switch (name) {
      case "and", "or", "in" -> new Token(Token.Type.OPERATOR, name, start);
      case "true", "false", "null" -> new Token(Token.Type.CONSTANT, name, start);
      default -> new Token(Token.Type.NAME, name, start);
    };
  }

  private void skipDigits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
