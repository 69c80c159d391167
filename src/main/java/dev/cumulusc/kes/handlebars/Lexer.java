package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.Token.Kind;

/** Divides a template into its tokens, at the same places as Handlebars.js 4. */
final class Lexer {
  private static final String OPEN = "{{";
  private static final String RAW_OPEN = "{{{{";
  private static final String RAW_CLOSE = "}}}}";

  /** What the text at the current index is part of. */
  private enum Mode {
    CONTENT,
    /** Text after an escaped tag's backslash. */
    ESCAPED,
    RAW,
    TAG
  }

  private final String text;
  private final TagLexer tags;
  private Mode mode = Mode.CONTENT;
  private int at;

  /** How many raw blocks are open. */
  private int rawDepth;

  Lexer(String text) {
    this.text = text;
    this.tags = new TagLexer(text);
  }

  /** Returns the next token; at the end of the template always {@link Kind#END}. */
  Token next() {
    while (mode == Mode.CONTENT && at < text.length()) {
      Token content = content();
      if (content.start() < content.end()) {
        return content;
      }
    }
    Token token =
        switch (mode) {
          case CONTENT -> token(Kind.END, at);
          case ESCAPED -> escaped();
          case RAW -> raw();
          case TAG -> tags.next(at);
        };
    at = token.end();
    mode = modeAfter(token);
    return token;
  }

  private Mode modeAfter(Token token) {
    return switch (token.kind()) {
      case CLOSE, CLOSE_UNESCAPED, ELSE, COMMENT, END_RAW -> Mode.CONTENT;
      case CLOSE_RAW -> {
        rawDepth = 1;
        yield Mode.RAW;
      }
      case CONTENT -> mode == Mode.RAW ? Mode.RAW : Mode.CONTENT;
      default -> mode;
    };
  }

  /** Reads the text before a tag; a backslash before the tag makes the tag text, two make one. */
  private Token content() {
    int start = at;
    int tag = text.indexOf(OPEN, start);
    at = tag < 0 ? text.length() : tag;
    int end = at;
    if (tag >= 0) {
      String content = text.substring(start, tag);
      boolean escapesTag = content.endsWith("\\") && !content.endsWith("\\\\");
      mode = escapesTag ? Mode.ESCAPED : Mode.TAG;
      end = content.endsWith("\\") ? tag - 1 : tag;
    }
    return new Token(Kind.CONTENT, start, end, text.substring(start, end));
  }

  /** Reads an escaped tag and the text after it, up to the next tag and the backslashes before. */
  private Token escaped() {
    int least = at + OPEN.length();
    int tag = text.indexOf(OPEN, least);
    int end = tag < 0 ? text.length() : tag;
    for (int i = 0; i < 2 && tag >= 0 && end > least && text.charAt(end - 1) == '\\'; i++) {
      end--;
    }
    return token(Kind.CONTENT, end);
  }

  /** Reads a piece of a raw block, whose tags are text but for those of raw blocks. */
  private Token raw() {
    if (text.startsWith(RAW_OPEN + "/", at)) {
      int name = at + RAW_OPEN.length() + 1;
      int nameEnd = tags.endOfName(name);
      if (nameEnd > name && text.startsWith(RAW_CLOSE, nameEnd)) {
        int end = nameEnd + RAW_CLOSE.length();
        rawDepth--;
        return rawDepth > 0
            ? token(Kind.CONTENT, end)
            : new Token(Kind.END_RAW, at, end, text.substring(name, nameEnd));
      }
    } else if (text.startsWith(RAW_OPEN, at) && at + RAW_OPEN.length() < text.length()) {
      rawDepth++;
      return token(Kind.CONTENT, at + RAW_OPEN.length());
    }
    int end = text.indexOf(RAW_OPEN, at + 1);
    return end < 0 ? token(Kind.UNCLOSED_RAW, text.length()) : token(Kind.CONTENT, end);
  }

  private Token token(Kind kind, int end) {
    return new Token(kind, at, end, text.substring(at, end));
  }
}
