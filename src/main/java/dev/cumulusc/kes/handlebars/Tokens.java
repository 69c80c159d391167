package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.Token.Kind;

/** A template's tokens, one after the other, with a look at the one that follows. */
final class Tokens {
  private final String text;
  private final Lexer lexer;
  private Token current;
  private Token following;

  Tokens(String text) {
    this.text = text;
    this.lexer = new Lexer(text);
    this.current = lexer.next();
    this.following = lexer.next();
  }

  /** Returns the token that is read next. */
  Token current() {
    return current;
  }

  /** Returns the token after {@link #current}. */
  Token following() {
    return following;
  }

  /** Reads a token, whatever it is. */
  Token take() {
    Token taken = current;
    current = following;
    following = lexer.next();
    return taken;
  }

  /** Reads a token that can be no other here. */
  Token take(Kind expected) throws TemplateSyntaxException {
    if (!current.is(expected)) {
      throw unexpected();
    }
    return take();
  }

  /** Reads a token if it is of a kind. */
  boolean skip(Kind kind) {
    boolean found = current.is(kind);
    if (found) {
      take();
    }
    return found;
  }

  /** Returns the characters of the template between two indexes. */
  String written(int start, int end) {
    return text.substring(start, end);
  }

  /** Returns the fault that the current token is. */
  TemplateSyntaxException unexpected() {
    String written = written(current.start(), current.end()).strip();
    return switch (current.kind()) {
      case END -> fault(current, "The template ends inside a tag.");
      case UNCLOSED_COMMENT -> fault(current, "This comment is not closed.");
      case INVALID ->
          fault(
              current,
              written.equals("\"") || written.equals("'")
                  ? "This string is not closed."
                  : "`" + written + "` is not expected in a tag.");
      default -> fault(current, "`" + written + "` is not expected here.");
    };
  }

  static TemplateSyntaxException fault(Token at, String sentence) {
    return new TemplateSyntaxException(at.start(), at.end(), sentence);
  }
}
