package dev.cumulusc.javascript;

import dev.cumulusc.javascript.Node.Literal.Kind;
import dev.cumulusc.javascript.Node.Operation;
import java.util.List;
import java.util.Optional;

/** Reads values: literals, names, and what begins with a bracket or a keyword. */
abstract class Values extends Functions {
  Values(Lexer lexer, boolean keepsBodies, boolean module) {
    super(lexer, keepsBodies, module);
  }

  @Override
  final Node primary() {
    int start = lexer.start();
    return switch (lexer.type()) {
      case NAME -> named(start);
      case NUMBER -> literal(Kind.NUMBER);
      case STRING -> text(start);
      case TEMPLATE -> template(start, Optional.empty());
      case PRIVATE_NAME -> privateName(start);
      case PUNCTUATOR -> bracketed(start);
      default -> throw unexpected();
    };
  }

  private Node text(int start) {
    String value = string();
    return new Node.Text(start, lexer.lastEnd(), value);
  }

  /** Reads a private name as a value: it may be looked for in an object. */
  private Node privateName(int start) {
    lexer.found(Syntax.PRIVATE_NAME_IN, start);
    Node.Name name = name();
    if (!atWord("in")) {
      throw unexpected();
    }
    return name;
  }

  private Node bracketed(int start) {
    return switch (lexer.value()) {
      case "(" -> parenthesized(start);
      case "[" -> array(start);
      case "{" -> object(start);
      case "/", "/=" -> {
        lexer.rescanAsRegex();
        yield literal(Kind.REGEX);
      }
      default -> throw unexpected();
    };
  }

  private Node array(int start) {
    lexer.advance();
    List<Node> items = inBrackets(() -> list("]"));
    expect("]");
    return new Node.ArrayLiteral(start, lexer.lastEnd(), items);
  }

  private Node named(int start) {
    if (lexer.escaped()) {
      return variable();
    }
    return switch (lexer.value()) {
      case "function" -> function(start, false);
      case "class" -> classBody();
      case "new" -> construction(start);
      case "null" -> literal(Kind.NULL);
      case "true", "false" -> literal(Kind.BOOLEAN);
      case "this", "super" -> name();
      case "import" -> importing(start);
      case "async" -> async(start);
      default -> variable();
    };
  }

  /** Reads an expression in parentheses, or the arrow function whose parameters stand there. */
  private Node parenthesized(int start) {
    expect("(");
    List<Node> items = inBrackets(() -> list(")"));
    int close = lexer.start();
    boolean trailingComma = !items.isEmpty() && lastSign(close) == ',';
    boolean restOrNothing =
        items.isEmpty() || isSpread(items.get(items.size() - 1)) || trailingComma;
    expect(")");
    if (at("=>") && !lexer.afterLineEnd()) {
      return arrow(start, items, false);
    }
    if (restOrNothing) {
      throw unexpected();
    }
    return items.size() == 1
        ? items.get(0)
        : new Operation(items.get(0).start(), close, ",", items);
  }

  /** Returns the last character before an offset that is no space. */
  private char lastSign(int offset) {
    int at = offset - 1;
    while (Character.isWhitespace(lexer.text().charAt(at))) {
      at--;
    }
    return lexer.text().charAt(at);
  }

  private static boolean isSpread(Node node) {
    return node instanceof Operation operation && operation.is(Operation.SPREAD);
  }

  private Node construction(int start) {
    lexer.advance();
    if (eat(".")) {
      name();
      return new Node.Name(start, lexer.lastEnd(), "new.target");
    }
    enter();
    int calleeStart = lexer.start();
    Node callee = calls(atWord("new") ? construction(calleeStart) : primary(), false);
    List<Node> arguments = at("(") ? arguments() : List.of();
    leave();
    return new Node.Call(start, lexer.lastEnd(), callee, arguments, false, true);
  }

  private Node importing(int start) {
    Node.Name name = name();
    if (eat(".")) {
      lexer.found(Syntax.IMPORT_META, start);
      hasModuleSyntax = true;
      name();
      return new Node.Name(start, lexer.lastEnd(), "import.meta");
    }
    if (!at("(")) {
      throw unexpected();
    }
    lexer.found(Syntax.DYNAMIC_IMPORT, start);
    List<Node> arguments = arguments();
    if (arguments.size() > 1) {
      lexer.found(Syntax.IMPORT_OPTIONS, start);
    }
    if (!arguments.isEmpty() && arguments.get(0) instanceof Node.Text text) {
      request(text.value(), text.start(), Request.Kind.DYNAMIC_IMPORT);
    }
    return new Node.Call(start, lexer.lastEnd(), name, arguments, false, false);
  }

  /** Reads what begins with {@code async}: a function, an arrow function, a call, or a variable. */
  private Node async(int start) {
    Node.Name name = name();
    if (lexer.afterLineEnd()) {
      return name;
    }
    if (atWord("function")) {
      return function(start, true);
    }
    if (!at("(")) {
      return name;
    }
    List<Node> arguments = arguments();
    if (at("=>") && !lexer.afterLineEnd()) {
      return arrow(start, arguments, true);
    }
    return new Node.Call(start, lexer.lastEnd(), name, arguments, false, false);
  }
}
