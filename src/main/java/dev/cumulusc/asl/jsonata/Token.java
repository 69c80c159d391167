package dev.cumulusc.asl.jsonata;

/**
 * A word of an expression.
 *
 * @param text a name without its dollar sign or backquotes; an operator as it is written
 * @param offset where it starts, as an index into the expression
 */
record Token(Type type, String text, int offset) {

  enum Type {
    NAME,
    VARIABLE,
    /** A string, a number, a boolean, or null. */
    TEXT,
    NUMBER,
    CONSTANT,
    REGEX,
    OPERATOR,
    END
  }

  boolean is(String operator) {
    return type == Type.OPERATOR && text.equals(operator);
  }

  /** Says what it is, for a message. */
  String describe() {
    return switch (type) {
      case END -> "the end";
      case VARIABLE -> "`$" + text + "`";
      case TEXT -> "a string";
      case REGEX -> "a regular expression";
      default -> "`" + text + "`";
    };
  }
}
