package dev.cumulusc.javascript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads statements. */
final class Statements extends Values {
  private final Modules modules = new Modules(this);

  Statements(Lexer lexer, boolean keepsBodies, boolean module) {
    super(lexer, keepsBodies, module);
  }

  /** Reads all that there is. */
  List<Node> all() {
    List<Node> statements = new ArrayList<>();
    while (lexer.type() != TokenType.END) {
      statements.add(statement());
    }
    return statements;
  }

  @Override
  Node.Block block() {
    int start = lexer.start();
    expect("{");
    List<Node> statements = inBrackets(() -> statementsUpTo("}"));
    expect("}");
    return new Node.Block(start, lexer.lastEnd(), statements);
  }

  private List<Node> statementsUpTo(String close) {
    List<Node> statements = new ArrayList<>();
    while (!at(close)) {
      statements.add(statement());
    }
    return statements;
  }

  private Node statement() {
    enter();
    Node statement = statementInside();
    leave();
    return statement;
  }

  private Node statementInside() {
    int start = lexer.start();
    if (at("{")) {
      return block();
    }
    if (eat(";")) {
      return new Node.Block(start, lexer.lastEnd(), List.of());
    }
    if (lexer.type() != TokenType.NAME || lexer.escaped()) {
      return expressionStatement(start);
    }
    return switch (lexer.value()) {
      case "var", "const" -> declarationStatement();
      case "let", "using", "await" ->
          atDeclaration() ? declarationStatement() : labeledOrExpression(start);
      case "function" -> function(start, false);
      case "async" -> asyncFunctionOrExpression(start);
      case "class" -> classBody();
      case "if" -> condition(start);
      case "for" -> forLoop(start);
      case "while" -> whileLoop(start);
      case "do" -> doLoop(start);
      case "with" -> with(start);
      case "return" -> returning(start);
      case "throw" -> throwing(start);
      case "try" -> trying(start);
      case "switch" -> switching(start);
      case "break", "continue" -> jump(start);
      case "debugger" -> debugger(start);
      case "import", "export" ->
          modules.atStatement() ? modules.read() : expressionStatement(start);
      default -> labeledOrExpression(start);
    };
  }

  private Node labeledOrExpression(int start) {
    if (atVariable()) {
      Lexer.Mark mark = lexer.mark();
      String label = name().name();
      if (eat(":")) {
        Node labeled = statement();
        return new Node.Labeled(start, lexer.lastEnd(), label, labeled);
      }
      lexer.goBack(mark);
    }
    return expressionStatement(start);
  }

  private Node expressionStatement(int start) {
    Node expression = expression();
    endStatement();
    return new Node.ExpressionStatement(start, lexer.lastEnd(), expression);
  }

  private Node asyncFunctionOrExpression(int start) {
    Lexer.Mark mark = lexer.mark();
    lexer.advance();
    if (atWord("function") && !lexer.afterLineEnd()) {
      return function(start, true);
    }
    lexer.goBack(mark);
    return labeledOrExpression(start);
  }

  /** Whether {@code let}, {@code using} or {@code await using} begins a declaration here. */
  private boolean atDeclaration() {
    Lexer.Mark mark = lexer.mark();
    boolean let = atWord("let");
    boolean sameLine = true;
    if (atWord("await")) {
      lexer.advance();
      sameLine = !lexer.afterLineEnd() && atWord("using");
    }
    lexer.advance();
    boolean declares =
        let
            ? atVariable() || at("[") || at("{")
            : sameLine && atVariable() && !lexer.afterLineEnd() && !atWord("of");
    lexer.goBack(mark);
    return declares;
  }

  private Node declarationStatement() {
    Node declaration = declaration(true);
    endStatement();
    return declaration;
  }

  /**
   * Reads variables.
   *
   * @param in whether {@code in} is an operator in their values
   */
  Node.Declaration declaration(boolean in) {
    int start = lexer.start();
    eatWord("await");
    String kind = name().name();
    if (kind.equals("using")) {
      lexer.found(Syntax.USING, start);
    }
    List<Node> variables = new ArrayList<>();
    do {
      int from = lexer.start();
      Node target = at("[") || at("{") ? primary() : variable();
      if (eat("=")) {
        Node value = assignment(in);
        target = new Node.Assignment(from, lexer.lastEnd(), "=", target, value);
      }
      variables.add(target);
    } while (eat(","));
    return new Node.Declaration(start, lexer.lastEnd(), kind, variables);
  }

  private Node inParentheses() {
    expect("(");
    Node expression = inBrackets(this::expression);
    expect(")");
    return expression;
  }

  private Node condition(int start) {
    lexer.advance();
    Node test = inParentheses();
    Node yes = choice(this::statement);
    Optional<Node> no = eatWord("else") ? Optional.of(choice(this::statement)) : Optional.empty();
    return new Node.If(start, lexer.lastEnd(), test, yes, no);
  }

  private Node whileLoop(int start) {
    lexer.advance();
    Node test = inParentheses();
    Node body = choice(this::statement);
    return new Node.Loop(start, lexer.lastEnd(), List.of(test), body, isTrue(test));
  }

  private Node doLoop(int start) {
    lexer.advance();
    Node body = statement();
    expectWord("while");
    Node test = inParentheses();
    eat(";");
    return new Node.Loop(start, lexer.lastEnd(), List.of(test), body, isTrue(test));
  }

  private boolean isTrue(Node test) {
    String written = lexer.text().substring(test.start(), test.end());
    return written.equals("true") || written.equals("1") || written.equals("!0");
  }

  private Node with(int start) {
    lexer.advance();
    Node object = inParentheses();
    Node body = statement();
    return new Node.Loop(start, lexer.lastEnd(), List.of(object), body, false);
  }

  private Node forLoop(int start) {
    lexer.advance();
    if (atWord("await")) {
      lexer.found(Syntax.ASYNC_ITERATION, start);
      if (functions == 0) {
        lexer.found(Syntax.TOP_LEVEL_AWAIT, start);
      }
      lexer.advance();
    }
    expect("(");
    List<Node> head = new ArrayList<>();
    boolean endless = inBrackets(() -> forHead(head));
    expect(")");
    Node body = choice(this::statement);
    return new Node.Loop(start, lexer.lastEnd(), head, body, endless);
  }

  /** Reads the head of a {@code for}, and returns whether it has no test. */
  private boolean forHead(List<Node> head) {
    if (!at(";")) {
      boolean soft = atWord("let") || atWord("using") || atWord("await");
      boolean declares = atWord("var") || atWord("const") || (soft && atDeclaration());
      head.add(declares ? declaration(false) : expressionWithoutIn());
      if (eatWord("of")) {
        head.add(assignment());
        return false;
      }
      if (eatWord("in")) {
        head.add(expression());
        return false;
      }
    }
    expect(";");
    boolean endless = at(";");
    if (!endless) {
      head.add(expression());
    }
    expect(";");
    if (!at(")")) {
      head.add(expression());
    }
    return endless;
  }

  private Node returning(int start) {
    lexer.advance();
    boolean ends = lexer.afterLineEnd() || at(";") || at("}") || lexer.type() == TokenType.END;
    Optional<Node> value = ends ? Optional.empty() : Optional.of(expression());
    endStatement();
    return new Node.Return(start, lexer.lastEnd(), value);
  }

  private Node throwing(int start) {
    lexer.advance();
    Node value = expression();
    endStatement();
    return new Node.Throw(start, lexer.lastEnd(), value);
  }

  private Node trying(int start) {
    lexer.advance();
    tries++;
    Node body = block();
    tries--;
    Optional<Node> parameter = Optional.empty();
    Optional<Node> handler = Optional.empty();
    int catches = lexer.start();
    if (eatWord("catch")) {
      if (eat("(")) {
        parameter = Optional.of(at("[") || at("{") ? primary() : variable());
        expect(")");
      } else {
        lexer.found(Syntax.OPTIONAL_CATCH, catches);
      }
      handler = Optional.of(choice(this::block));
    }
    Optional<Node> finalizer = eatWord("finally") ? Optional.of(block()) : Optional.empty();
    if (handler.isEmpty() && finalizer.isEmpty()) {
      throw unexpected();
    }
    return new Node.Try(start, lexer.lastEnd(), body, parameter, handler, finalizer);
  }

  private Node switching(int start) {
    lexer.advance();
    Node subject = inParentheses();
    expect("{");
    List<Node> tests = new ArrayList<>();
    List<Node.Block> cases = new ArrayList<>();
    boolean complete = inBrackets(() -> cases(tests, cases));
    expect("}");
    return new Node.Switch(start, lexer.lastEnd(), subject, tests, cases, complete);
  }

  /** Reads the cases of a {@code switch}, and returns whether one is for all other values. */
  private boolean cases(List<Node> tests, List<Node.Block> cases) {
    boolean complete = false;
    while (!at("}")) {
      if (eatWord("default")) {
        complete = true;
      } else {
        expectWord("case");
        tests.add(expression());
      }
      expect(":");
      int start = lexer.start();
      List<Node> statements = new ArrayList<>();
      while (!atWord("case") && !atWord("default") && !at("}")) {
        statements.add(choice(this::statement));
      }
      cases.add(new Node.Block(start, lexer.lastEnd(), statements));
    }
    return complete;
  }

  private Node jump(int start) {
    boolean leaves = atWord("break");
    lexer.advance();
    Optional<String> label =
        atVariable() && !lexer.afterLineEnd() ? Optional.of(name().name()) : Optional.empty();
    endStatement();
    return new Node.Jump(start, lexer.lastEnd(), leaves, label);
  }

  private Node debugger(int start) {
    lexer.advance();
    endStatement();
    return new Node.Block(start, lexer.lastEnd(), List.of());
  }
}
