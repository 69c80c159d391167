package dev.cumulusc.javascript;

import dev.cumulusc.javascript.Node.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the imports and exports of ES modules. */
final class Modules {
  private static final String DEFAULT = "default";
  private static final String ALL = "*";

  private final Statements parser;
  private final Lexer lexer;

  Modules(Statements parser) {
    this.parser = parser;
    this.lexer = parser.lexer;
  }

  /**
   * Whether the token begins an import or export, and no {@code import()} or {@code import.meta}.
   */
  boolean atStatement() {
    if (parser.atWord("export")) {
      return true;
    }
    Lexer.Mark mark = lexer.mark();
    lexer.advance();
    boolean statement = !parser.at("(") && !parser.at(".");
    lexer.goBack(mark);
    return statement;
  }

  Node read() {
    if (parser.functions > 0) {
      throw parser.unexpected();
    }
    parser.hasModuleSyntax = true;
    int start = lexer.start();
    if (parser.eatWord("import")) {
      return importing(start);
    }
    lexer.advance();
    return exporting(start);
  }

  private Node importing(int start) {
    List<Binding> names = new ArrayList<>();
    if (lexer.type() != TokenType.STRING) {
      if (parser.atVariable()) {
        names.add(new Binding(DEFAULT, parser.variable().name()));
        parser.eat(",");
      }
      if (parser.eat(ALL)) {
        parser.expectWord("as");
        names.add(new Binding(ALL, parser.variable().name()));
      } else if (parser.at("{")) {
        names.addAll(braces());
      }
      parser.expectWord("from");
    }
    return from(start, false, names);
  }

  private Node exporting(int start) {
    if (parser.eat(ALL)) {
      String as = ALL;
      if (parser.eatWord("as")) {
        lexer.found(Syntax.EXPORT_NAMESPACE, start);
        as = exportedName();
      }
      parser.expectWord("from");
      return from(start, true, List.of(new Binding(ALL, as)));
    }
    if (parser.at("{")) {
      List<Binding> names = braces();
      if (parser.eatWord("from")) {
        return from(start, true, names);
      }
      parser.endStatement();
      return new Node.Export(start, lexer.lastEnd(), names, Optional.empty(), false);
    }
    if (parser.eatWord(DEFAULT)) {
      Node value = defaultValue();
      return new Node.Export(start, lexer.lastEnd(), List.of(), Optional.of(value), true);
    }
    Node declaration = declaration();
    return new Node.Export(start, lexer.lastEnd(), List.of(), Optional.of(declaration), false);
  }

  private Node declaration() {
    int start = lexer.start();
    if (parser.atWord("class")) {
      return parser.classBody();
    }
    if (parser.atWord("function")) {
      return parser.function(start, false);
    }
    if (parser.eatWord("async")) {
      return parser.function(start, true);
    }
    if (!parser.atWord("var") && !parser.atWord("let") && !parser.atWord("const")) {
      throw parser.unexpected();
    }
    Node declaration = parser.declaration(true);
    parser.endStatement();
    return declaration;
  }

  private Node defaultValue() {
    int start = lexer.start();
    if (parser.atWord("class")) {
      return parser.classBody();
    }
    if (parser.atWord("function")) {
      return parser.function(start, false);
    }
    Lexer.Mark mark = lexer.mark();
    if (parser.eatWord("async")) {
      if (parser.atWord("function") && !lexer.afterLineEnd()) {
        return parser.function(start, true);
      }
      lexer.goBack(mark);
    }
    Node value = parser.assignment();
    parser.endStatement();
    return value;
  }

  /** Reads the rest of an import or export from its module's name on. */
  private Node from(int start, boolean exported, List<Binding> names) {
    int offset = lexer.start();
    String module = parser.string();
    parser.request(module, offset, Request.Kind.IMPORT);
    boolean attributes = parser.atWord("with");
    if (attributes || (parser.atWord("assert") && !lexer.afterLineEnd())) {
      lexer.found(attributes ? Syntax.IMPORT_ATTRIBUTES : Syntax.IMPORT_ASSERTIONS, start);
      lexer.advance();
      if (!parser.at("{")) {
        throw parser.unexpected();
      }
      parser.primary();
    }
    parser.endStatement();
    return new Node.Import(start, lexer.lastEnd(), module, exported, names);
  }

  private List<Binding> braces() {
    List<Binding> names = new ArrayList<>();
    parser.expect("{");
    while (!parser.at("}")) {
      String name = exportedName();
      String as = parser.eatWord("as") ? exportedName() : name;
      names.add(new Binding(name, as));
      if (!parser.at("}")) {
        parser.expect(",");
      }
    }
    parser.expect("}");
    return names;
  }

  private String exportedName() {
    if (lexer.type() == TokenType.STRING) {
      lexer.found(Syntax.EXPORTED_STRING, lexer.start());
      return parser.string();
    }
    if (lexer.type() != TokenType.NAME) {
      throw parser.unexpected();
    }
    return parser.name().name();
  }
}
