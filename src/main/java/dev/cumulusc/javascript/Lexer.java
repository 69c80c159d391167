package dev.cumulusc.javascript;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a string apart. It stands at one token at a time; where the grammar decides what a
 * character begins, the parser asks for a token to be read again as a regular expression or as the
 * next part of a template.
 */
final class Lexer {
  /** All punctuators of more than one character, the longest of those that begin alike first. */
  private static final List<List<String>> LONG_PUNCTUATORS =
      byFirstCharacter(
          ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==",
          "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=",
          "|=", "^=", "<<", ">>", "**");

  private static final String SHORT_PUNCTUATORS = "{}()[];,<>+-*/%&|^!~?:=.@#";

  private static final List<String> SHORT =
      SHORT_PUNCTUATORS.chars().mapToObj(c -> String.valueOf((char) c)).toList();

  private final String text;
  private final Map<Syntax, Integer> syntax = new EnumMap<>(Syntax.class);
  private int next;

  private TokenType type = TokenType.END;
  private int start;
  private int end;
  private int lastEnd;
  private String value = "";
  private boolean afterLineEnd;
  private boolean escaped;
  private boolean templateEnds;

  /**
   * Stands at the first token behind an offset.
   *
   * @param from 0, or where some token begins
   */
  Lexer(String text, int from) {
    this.text = text;
    this.next = from;
    if (from == 0 && text.startsWith("#!")) {
      skipLine();
    }
    advance();
  }

  /** A place to come back to. */
  record Mark(
      TokenType type,
      int start,
      int end,
      int lastEnd,
      String value,
      boolean afterLineEnd,
      boolean escaped) {}

  Mark mark() {
    return new Mark(type, start, end, lastEnd, value, afterLineEnd, escaped);
  }

  /** Stands where it stood when the mark was made; no part of a template may lie between. */
  void goBack(Mark mark) {
    type = mark.type();
    start = mark.start();
    end = mark.end();
    lastEnd = mark.lastEnd();
    value = mark.value();
    afterLineEnd = mark.afterLineEnd();
    escaped = mark.escaped();
    next = end;
  }

  String text() {
    return text;
  }

  TokenType type() {
    return type;
  }

  /** Returns where the token begins. */
  int start() {
    return start;
  }

  /** Returns where the token before ends. */
  int lastEnd() {
    return lastEnd;
  }

  /** Returns a name, a punctuator, or what a string or a part of a template says. */
  String value() {
    return value;
  }

  /** Whether a line ends between the token before and this one. */
  boolean afterLineEnd() {
    return afterLineEnd;
  }

  /** Whether a name is written with escapes, so that it is no keyword. */
  boolean escaped() {
    return escaped;
  }

  /** Whether a template ends with this part of it. */
  boolean templateEnds() {
    return templateEnds;
  }

  /** Returns the first offset of each syntax that was found. */
  Map<Syntax, Integer> syntax() {
    return syntax;
  }

  /** Remembers where some syntax was found first. */
  void found(Syntax what, int offset) {
    syntax.putIfAbsent(what, offset);
  }

  /** Goes on to the next token. */
  void advance() {
    lastEnd = end;
    afterLineEnd = false;
    escaped = false;
    skipSpace();
    start = next;
    if (next >= text.length()) {
      type = TokenType.END;
      value = "";
    } else {
      scan(text.charAt(next));
    }
    end = next;
  }

  /** Reads the slash that the token begins with as the beginning of a regular expression. */
  void rescanAsRegex() {
    next = start + 1;
    boolean inClass = false;
    while (true) {
      char c = within("a regular expression");
      if (Characters.isLineEnd(c)) {
        throw new SyntaxException(start, "has a regular expression that does not end in its line");
      }
      next++;
      if (c == '\\') {
        next++;
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (c == '/' && !inClass) {
        break;
      }
    }
    int flags = next;
    while (next < text.length() && Characters.isNamePart(text.charAt(next))) {
      next++;
    }
    value = text.substring(flags, next);
    Patterns.syntax(text, start + 1, flags - 1, value).forEach(what -> found(what, start));
    if (value.indexOf('d') >= 0) {
      found(Syntax.REGEX_INDICES, start);
    }
    if (value.indexOf('v') >= 0) {
      found(Syntax.REGEX_SETS, start);
    }
    type = TokenType.REGEX;
    end = next;
  }

  /** Reads the brace that the token is as the end of a substitution in a template. */
  void rescanAsTemplate() {
    next = start + 1;
    template();
    end = next;
  }

  private void scan(char c) {
    if (Characters.isNameStart(c) || c == '\\' || Character.isHighSurrogate(c)) {
      type = TokenType.NAME;
      value = name();
    } else if (Characters.isDigit(c) || (c == '.' && isDigitAt(next + 1))) {
      type = TokenType.NUMBER;
      NumberScanner scanner = new NumberScanner(text, next);
      next = scanner.end();
      scanner.syntax().forEach(what -> found(what, start));
      value = "";
    } else if (c == '"' || c == '\'') {
      type = TokenType.STRING;
      string(c);
    } else if (c == '`') {
      next++;
      template();
    } else if (c == '#' && next + 1 < text.length() && isPrivateName(text.charAt(next + 1))) {
      next++;
      type = TokenType.PRIVATE_NAME;
      value = "#" + name();
    } else {
      punctuator(c);
    }
  }

  private static boolean isPrivateName(char c) {
    return Characters.isNameStart(c) || c == '\\' || Character.isHighSurrogate(c);
  }

  private boolean isDigitAt(int index) {
    return index < text.length() && Characters.isDigit(text.charAt(index));
  }

  private void punctuator(char c) {
    type = TokenType.PUNCTUATOR;
    if (c < LONG_PUNCTUATORS.size()) {
      for (String each : LONG_PUNCTUATORS.get(c)) {
        boolean digitFollows = each.equals("?.") && isDigitAt(next + 2);
        if (text.startsWith(each, next) && !digitFollows) {
          value = each;
          next += each.length();
          return;
        }
      }
    }
    int known = SHORT_PUNCTUATORS.indexOf(c);
    if (known < 0) {
      throw new SyntaxException(next, "has a character that means nothing there");
    }
    value = SHORT.get(known);
    next++;
  }

  private String name() {
    int from = next;
    while (next < text.length() && Characters.isNamePart(text.charAt(next))) {
      next++;
    }
    boolean plain =
        next >= text.length()
            || (text.charAt(next) != '\\' && !Character.isHighSurrogate(text.charAt(next)));
    return plain && next > from ? text.substring(from, next) : nameWithEscapes(from);
  }

  private String nameWithEscapes(int from) {
    StringBuilder name = new StringBuilder(text.substring(from, next));
    while (next < text.length()) {
      int c = text.codePointAt(next);
      if (c == '\\') {
        escaped = true;
        next++;
        Escapes.Escape escape = Escapes.at(text, next);
        name.append(escape.value());
        next = escape.end();
      } else if (Characters.isNamePart(c)) {
        name.appendCodePoint(c);
        next += Character.charCount(c);
      } else {
        break;
      }
    }
    if (name.isEmpty()) {
      throw new SyntaxException(from, "has a character that means nothing there");
    }
    return name.toString();
  }

  private void string(char quote) {
    next++;
    int from = next;
    StringBuilder escapes = null;
    while (true) {
      char c = within("a string");
      if (c == quote) {
        break;
      }
      if (c == '\n' || c == '\r') {
        throw new SyntaxException(start, "has a string that does not end in its line");
      }
      if (Characters.isSeparator(c)) {
        found(Syntax.LINE_SEPARATOR_IN_STRING, next);
      }
      next++;
      if (c == '\\') {
        escapes = escapes == null ? new StringBuilder() : escapes;
        escapes.append(text, from, next - 1);
        Escapes.Escape escape = Escapes.at(text, next);
        escapes.append(escape.value());
        next = escape.end();
        from = next;
      }
    }
    String rest = text.substring(from, next);
    value = escapes == null ? rest : escapes.append(rest).toString();
    next++;
  }

  private void template() {
    type = TokenType.TEMPLATE;
    StringBuilder says = new StringBuilder();
    while (true) {
      char c = within("a template");
      next++;
      if (c == '`') {
        templateEnds = true;
        break;
      }
      if (c == '$' && within("a template") == '{') {
        next++;
        templateEnds = false;
        break;
      }
      if (c == '\\') {
        next++;
      }
      says.append(c);
    }
    value = says.toString();
  }

  private void skipSpace() {
    while (next < text.length()) {
      char c = text.charAt(next);
      if (Characters.isLineEnd(c)) {
        afterLineEnd = true;
        next++;
      } else if (Characters.isSpace(c)) {
        next++;
      } else if (c == '/' && text.startsWith("//", next)) {
        skipLine();
      } else if (c == '/' && text.startsWith("/*", next)) {
        skipComment();
      } else {
        return;
      }
    }
  }

  private void skipLine() {
    while (next < text.length() && !Characters.isLineEnd(text.charAt(next))) {
      next++;
    }
  }

  private void skipComment() {
    int close = text.indexOf("*/", next + 2);
    if (close < 0) {
      throw new SyntaxException(next, "ends within a comment");
    }
    for (int i = next; i < close && !afterLineEnd; i++) {
      afterLineEnd = Characters.isLineEnd(text.charAt(i));
    }
    next = close + 2;
  }

  private char within(String what) {
    if (next >= text.length()) {
      throw new SyntaxException(start, "ends within " + what);
    }
    return text.charAt(next);
  }

  private static List<List<String>> byFirstCharacter(String... punctuators) {
    List<List<String>> lists = new ArrayList<>();
    for (int c = 0; c < '~'; c++) {
      lists.add(new ArrayList<>());
    }
    for (String each : punctuators) {
      lists.get(each.charAt(0)).add(each);
    }
    return lists;
  }
}
