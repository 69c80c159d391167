package dev.cumulusc.kes.handlebars;

/**
 * The smallest part of a template that has a meaning.
 *
 * @param start the index of its first character in the template
 * @param end the index after its last character
 * @param value what it stands for: a name without brackets, a string without quotes; else the
 *     characters themselves
 */
record Token(Kind kind, int start, int end, String value) {

  /** What a token is. */
  enum Kind {
    /** Text outside of tags. */
    CONTENT,
    COMMENT,
    /** <code>{{</code> or <code>{{&amp;</code>. */
    OPEN,
    /** <code>{{{</code>. */
    OPEN_UNESCAPED,
    /** <code>{{#</code>. */
    OPEN_BLOCK,
    /** <code>{{^</code> with a name after it. */
    OPEN_INVERTED,
    /** <code>{{else</code> with a name after it. */
    OPEN_CHAIN,
    /** <code>{{else}}</code> or <code>{{^}}</code>, whole. */
    ELSE,
    /** <code>{{/</code>. */
    OPEN_END,
    /** <code>{{></code>, or <code>{{#></code>. */
    OPEN_PARTIAL,
    /** <code>{{*</code>, or <code>{{#*</code>. */
    OPEN_DECORATOR,
    /** <code>{{{{</code>. */
    OPEN_RAW,
    /** <code>}}</code>. */
    CLOSE,
    /** <code>}}}</code>. */
    CLOSE_UNESCAPED,
    /** <code>}}}}</code>. */
    CLOSE_RAW,
    /** The tag that ends a raw block, whole; its value is the name in it. */
    END_RAW,
    OPEN_PARENTHESIS,
    CLOSE_PARENTHESIS,
    /** {@code as |}. */
    OPEN_PARAMETERS,
    /** {@code |}. */
    CLOSE_PARAMETERS,
    NAME,
    /** A name in brackets, which is never {@code this} or {@code ..}. */
    BRACKETED_NAME,
    /** A dot or a slash between names. */
    SEPARATOR,
    EQUALS,
    /** {@code @}. */
    DATA,
    STRING,
    NUMBER,
    BOOLEAN,
    UNDEFINED,
    NULL,
    /** A character that no token begins with. */
    INVALID,
    UNCLOSED_COMMENT,
    UNCLOSED_RAW,
    END
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** Returns whether this is a name, in brackets or not. */
  boolean isName() {
    return kind == Kind.NAME || kind == Kind.BRACKETED_NAME;
  }
}
