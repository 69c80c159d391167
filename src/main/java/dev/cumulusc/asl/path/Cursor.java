package dev.cumulusc.asl.path;

import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.asl.text.SyntaxException;
import java.util.function.IntPredicate;

/** A place in a string that moves forward. */
final class Cursor {
  /** What {@link #peek} gives at the text's end. */
  static final char END = '\0';

  private static final int SHOWN = 20;

  private final String text;
  private int offset;

  Cursor(String text) {
    this.text = text;
  }

  SyntaxException fault(String message) {
    return new SyntaxException(offset, message);
  }

  int offset() {
    return offset;
  }

  boolean atEnd() {
    return offset >= text.length();
  }

  char peek() {
    return atEnd() ? END : text.charAt(offset);
  }

  void next() {
    offset++;
  }

  /** Returns whether a word stands here, and not only the beginning of a longer one. */
  boolean isWord(String word) {
    int end = offset + word.length();
    return text.startsWith(word, offset)
        && (end == text.length() || !Character.isUnicodeIdentifierPart(text.charAt(end)));
  }

  /** Returns whether the text starts with a placeholder, so that nothing is known of its form. */
  boolean isMasked() {
    return !text.isEmpty() && text.charAt(0) == Placeholders.MASK;
  }

  boolean isNameStart() {
    char c = peek();
    return Character.isUnicodeIdentifierStart(c) || c == '_' || c == Placeholders.MASK;
  }

  /** Returns the text from an earlier place to here. */
  String since(int start) {
    return text.substring(start, offset);
  }

  /** Returns what is left, cut to a length that fits into a message. */
  String rest() {
    int end = Math.min(text.length(), offset + SHOWN);
    return text.substring(offset, end) + (end < text.length() ? "..." : "");
  }

  String takeWhile(IntPredicate accepts) {
    int start = offset;
    while (!atEnd() && (accepts.test(peek()) || peek() == Placeholders.MASK)) {
      offset++;
    }
    return text.substring(start, offset);
  }

  void skipBlanks() {
    while (!atEnd() && Character.isWhitespace(peek())) {
      offset++;
    }
  }

  /** Reads a string in quotes, whichever stands here, and returns what is between them. */
  String quoted() {
    int start = offset;
    char quote = peek();
    offset++;
    while (!atEnd() && peek() != quote) {
      offset += peek() == '\\' ? 2 : 1;
    }
    if (atEnd()) {
      throw new SyntaxException(start, "has a quote that is never closed");
    }
    offset++;
    return text.substring(start + 1, offset - 1);
  }

  /** Skips from {@code (} to after its {@code )}; quotes hide what they hold. */
  void skipParentheses() {
    int start = offset;
    int depth = 0;
    do {
      switch (peek()) {
        case END -> {
          if (atEnd()) {
            throw new SyntaxException(start, "has a `(` that is never closed");
          }
          offset++;
        }
        case '\'', '"' -> quoted();
        case '(' -> {
          depth++;
          offset++;
        }
        case ')' -> {
          depth--;
          offset++;
        }
        case '\\' -> offset += 2;
        default -> offset++;
      }
    } while (depth > 0);
  }
}
