package dev.cumulusc.javascript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Where the parser stands, and what surrounds it. */
abstract class Cursor {
  /**
   * How deep expressions and statements may be nested: what a stack of 1 MB, the usual one, has
   * room for. The deepest of 2,200 published files and bundles comes to less than 100.
   */
  private static final int MAX_DEPTH = 250;

  private static final Set<String> RESERVED =
      Set.of(
          "break",
          "case",
          "catch",
          "class",
          "const",
          "continue",
          "debugger",
          "default",
          "delete",
          "do",
          "else",
          "enum",
          "export",
          "extends",
          "false",
          "finally",
          "for",
          "function",
          "if",
          "import",
          "in",
          "instanceof",
          "new",
          "null",
          "return",
          "super",
          "switch",
          "this",
          "throw",
          "true",
          "try",
          "typeof",
          "var",
          "void",
          "while",
          "with");

  final Lexer lexer;

  /** Whether the bodies of functions stay in their nodes. */
  final boolean keepsBodies;

  /** Whether the text is an ES module, as far as that is known before it is read. */
  final boolean module;

  final List<Request> requests = new ArrayList<>();
  boolean hasModuleSyntax;
  boolean inAsync;
  boolean inGenerator;
  int functions;
  int tries;

  /** In how many statements and expressions it is that may be left out when the program runs. */
  int choices;

  private int depth;

  Cursor(Lexer lexer, boolean keepsBodies, boolean module) {
    this.lexer = lexer;
    this.keepsBodies = keepsBodies;
    this.module = module;
  }

  /** Whether the token is a punctuator. */
  final boolean at(String punctuator) {
    return lexer.type() == TokenType.PUNCTUATOR && lexer.value().equals(punctuator);
  }

  /** Whether the token is a keyword, or a name that means something in some places. */
  final boolean atWord(String word) {
    return lexer.type() == TokenType.NAME && lexer.value().equals(word) && !lexer.escaped();
  }

  /** Whether the token can be the name of a variable. */
  final boolean atVariable() {
    return lexer.type() == TokenType.NAME && !RESERVED.contains(lexer.value());
  }

  final boolean eat(String punctuator) {
    boolean is = at(punctuator);
    if (is) {
      lexer.advance();
    }
    return is;
  }

  final boolean eatWord(String word) {
    boolean is = atWord(word);
    if (is) {
      lexer.advance();
    }
    return is;
  }

  final void expect(String punctuator) {
    if (!eat(punctuator)) {
      throw unexpected();
    }
  }

  final void expectWord(String word) {
    if (!eatWord(word)) {
      throw unexpected();
    }
  }

  /** Takes the name of a variable. */
  final Node.Name variable() {
    if (!atVariable()) {
      throw unexpected();
    }
    return name();
  }

  /** Takes any name. */
  final Node.Name name() {
    int start = lexer.start();
    String name = lexer.value();
    lexer.advance();
    return new Node.Name(start, lexer.lastEnd(), name);
  }

  /** Takes a string. */
  final String string() {
    if (lexer.type() != TokenType.STRING) {
      throw unexpected();
    }
    String value = lexer.value();
    lexer.advance();
    return value;
  }

  /** Takes what ends a statement, which may be missing before a brace and at the end of a line. */
  final void endStatement() {
    if (!eat(";") && !at("}") && lexer.type() != TokenType.END && !lexer.afterLineEnd()) {
      throw unexpected();
    }
  }

  final SyntaxException unexpected() {
    return new SyntaxException(
        lexer.start(),
        lexer.type() == TokenType.END
            ? "ends where more belongs"
            : "has `" + shown() + "` where something else belongs");
  }

  private String shown() {
    int shownLength = 20;
    int end = Math.min(lexer.text().length(), lexer.start() + shownLength);
    return lexer.text().substring(lexer.start(), end).split("\\s", 2)[0];
  }

  /** Reads what may be left out when the program runs. */
  final <T> T choice(Supplier<T> reader) {
    choices++;
    T read = reader.get();
    choices--;
    return read;
  }

  final void enter() {
    depth++;
    if (depth > MAX_DEPTH) {
      throw new SyntaxException(lexer.start(), "is nested too deeply");
    }
  }

  final void leave() {
    depth--;
  }

  final void request(String moduleName, int offset, Request.Kind kind) {
    requests.add(new Request(moduleName, offset, kind, functions == 0, tries > 0, choices > 0));
  }
}
