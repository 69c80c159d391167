package dev.cumulusc.javascript;

/** What a token is. Keywords are names: most may be names of properties too. */
enum TokenType {
  NAME,
  PRIVATE_NAME,
  PUNCTUATOR,
  STRING,
  NUMBER,
  /** The text of a template up to its end or to its first or next substitution. */
  TEMPLATE,
  REGEX,
  END
}
