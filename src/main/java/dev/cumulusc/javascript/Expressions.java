package dev.cumulusc.javascript;

import dev.cumulusc.javascript.Node.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads expressions by the binding power of their operators. */
abstract class Expressions extends Cursor {
  /** How tightly operators of two operands bind. */
  private static final Map<String, Integer> POWERS =
      Map.ofEntries(
          Map.entry("??", 1),
          Map.entry("||", 2),
          Map.entry("&&", 3),
          Map.entry("|", 4),
          Map.entry("^", 5),
          Map.entry("&", 6),
          Map.entry("==", 7),
          Map.entry("!=", 7),
          Map.entry("===", 7),
          Map.entry("!==", 7),
          Map.entry("<", 8),
          Map.entry(">", 8),
          Map.entry("<=", 8),
          Map.entry(">=", 8),
          Map.entry("instanceof", 8),
          Map.entry("in", 8),
          Map.entry("<<", 9),
          Map.entry(">>", 9),
          Map.entry(">>>", 9),
          Map.entry("+", 10),
          Map.entry("-", 10),
          Map.entry("*", 11),
          Map.entry("/", 11),
          Map.entry("%", 11),
          Map.entry("**", 12));

  private static final Set<String> ASSIGNMENTS =
      Set.of(
          "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "&&=",
          "||=", "??=");

  private static final Set<String> LOGICAL_ASSIGNMENTS = Set.of("&&=", "||=", "??=");
  private static final Set<String> PREFIX_SIGNS = Set.of("!", "-", "+", "~", "++", "--");
  private static final Set<String> PREFIX_WORDS = Set.of("typeof", "void", "delete");

  /** Whether {@code in} is no operator, as at the beginning of a {@code for}. */
  private boolean withoutIn;

  Expressions(Lexer lexer, boolean keepsBodies, boolean module) {
    super(lexer, keepsBodies, module);
  }

  /** Reads a value: a literal, a name, a function, a class, or something in brackets. */
  abstract Node primary();

  /** Reads an arrow function from its arrow on. */
  abstract Node arrow(int start, List<Node> parameters, boolean async);

  /** Reads what may stand before the {@code in} of a {@code for}. */
  final Node expressionWithoutIn() {
    boolean outer = withoutIn;
    withoutIn = true;
    Node expression = expression();
    withoutIn = outer;
    return expression;
  }

  /** Reads a value of a declaration, which may stand at the beginning of a {@code for}. */
  final Node assignment(boolean in) {
    boolean outer = withoutIn;
    withoutIn = !in;
    Node value = assignment();
    withoutIn = outer;
    return value;
  }

  /** Reads expressions with commas between them. */
  final Node expression() {
    Node first = assignment();
    if (!at(",")) {
      return first;
    }
    List<Node> all = new ArrayList<>(List.of(first));
    while (eat(",")) {
      all.add(assignment());
    }
    return operation(first.start(), ",", all);
  }

  /** Reads an expression in brackets, where {@code in} is an operator in any case. */
  final <T> T inBrackets(java.util.function.Supplier<T> reader) {
    boolean outer = withoutIn;
    withoutIn = false;
    T read = reader.get();
    withoutIn = outer;
    return read;
  }

  /** Reads an expression without commas. */
  final Node assignment() {
    enter();
    Node read = assignmentInside();
    leave();
    return read;
  }

  private Node assignmentInside() {
    int start = lexer.start();
    if (inGenerator && atWord("yield")) {
      return yielding(start);
    }
    Optional<Node> arrow = arrowOfOneName(start);
    if (arrow.isPresent()) {
      return arrow.get();
    }
    Node left = conditional(start);
    if (lexer.type() != TokenType.PUNCTUATOR || !ASSIGNMENTS.contains(lexer.value())) {
      return left;
    }
    String operator = lexer.value();
    if (LOGICAL_ASSIGNMENTS.contains(operator)) {
      lexer.found(Syntax.LOGICAL_ASSIGNMENT, lexer.start());
    }
    lexer.advance();
    Node value = assignment();
    return new Node.Assignment(start, lexer.lastEnd(), operator, left, value);
  }

  private Node yielding(int start) {
    lexer.advance();
    boolean all = !lexer.afterLineEnd() && eat("*");
    boolean ends =
        lexer.afterLineEnd()
            || lexer.type() == TokenType.END
            || at(")")
            || at("]")
            || at("}")
            || at(",")
            || at(";")
            || at(":")
            || atWord("in");
    List<Node> value = ends && !all ? List.of() : List.of(assignment());
    return operation(start, "yield", value);
  }

  /** Reads {@code x => ...} and {@code async x => ...}, if that is what follows. */
  private Optional<Node> arrowOfOneName(int start) {
    if (!atVariable()) {
      return Optional.empty();
    }
    Lexer.Mark mark = lexer.mark();
    boolean async = atWord("async");
    Node.Name name = name();
    if (async && atVariable() && !lexer.afterLineEnd()) {
      name = name();
    } else {
      async = false;
    }
    if (at("=>") && !lexer.afterLineEnd()) {
      return Optional.of(arrow(start, List.of(name), async));
    }
    lexer.goBack(mark);
    return Optional.empty();
  }

  private Node conditional(int start) {
    Node test = binary(0);
    if (!at("?")) {
      return test;
    }
    lexer.advance();
    Node yes = choice(() -> inBrackets(this::assignment));
    expect(":");
    Node no = choice(this::assignment);
    return operation(start, Operation.CONDITION, List.of(test, yes, no));
  }

  private Node binary(int least) {
    int start = lexer.start();
    Node left = unary();
    while (true) {
      String operator = lexer.value();
      int power = power();
      if (power <= least) {
        return left;
      }
      if (operator.equals("??")) {
        lexer.found(Syntax.NULLISH_COALESCING, lexer.start());
      }
      lexer.advance();
      int above = operator.equals("**") ? power - 1 : power;
      Node right =
          Operation.SHORT_CIRCUIT.contains(operator) ? choice(() -> binary(above)) : binary(above);
      List<Node> operands = new ArrayList<>();
      if (left instanceof Operation before
          && before.is(operator)
          && before.start() == start
          && before.parts().size() > 1) {
        operands.addAll(before.parts());
      } else {
        operands.add(left);
      }
      operands.add(right);
      left = operation(start, operator, operands);
    }
  }

  private int power() {
    boolean operator =
        lexer.type() == TokenType.PUNCTUATOR
            || (atWord("in") && !withoutIn)
            || atWord("instanceof");
    return operator ? POWERS.getOrDefault(lexer.value(), 0) : 0;
  }

  private Node unary() {
    int start = lexer.start();
    String operator = lexer.value();
    boolean sign = lexer.type() == TokenType.PUNCTUATOR && PREFIX_SIGNS.contains(operator);
    boolean word = lexer.type() == TokenType.NAME && PREFIX_WORDS.contains(operator);
    if (sign || (word && !lexer.escaped()) || awaits()) {
      if (!sign && !word && functions == 0) {
        lexer.found(Syntax.TOP_LEVEL_AWAIT, start);
      }
      enter();
      lexer.advance();
      Node operand = unary();
      leave();
      return operation(start, operator, List.of(operand));
    }
    Node first = primary();
    if (first instanceof Node.Function function && function.arrow() && first.start() == start) {
      return first;
    }
    Node value = calls(first, true);
    if ((at("++") || at("--")) && !lexer.afterLineEnd()) {
      String after = lexer.value();
      lexer.advance();
      return operation(start, after, List.of(value));
    }
    return value;
  }

  /** Whether the token is an {@code await} that waits, and not a variable of that name. */
  private boolean awaits() {
    if (!atWord("await")) {
      return false;
    }
    if (inAsync || (module && functions == 0)) {
      return true;
    }
    if (functions > 0) {
      return false;
    }
    Lexer.Mark mark = lexer.mark();
    lexer.advance();
    boolean valueFollows =
        !lexer.afterLineEnd()
            && (lexer.type() == TokenType.STRING
                || (lexer.type() == TokenType.NAME
                    && !atWord("in")
                    && !atWord("of")
                    && !atWord("instanceof")));
    lexer.goBack(mark);
    return valueFollows;
  }

  /**
   * Reads the members and calls that follow a value.
   *
   * @param called whether calls may follow, as they may not in the middle of a {@code new}
   */
  final Node calls(Node value, boolean called) {
    Node read = value;
    while (true) {
      if (lexer.type() == TokenType.TEMPLATE) {
        read = template(read.start(), Optional.of(read));
      } else if (at(".")) {
        lexer.advance();
        read = member(read, false);
      } else if (at("?.") && called) {
        read = optional(read);
      } else if (at("[")) {
        read = index(read, false);
      } else if (at("(") && called) {
        read = call(read, false);
      } else {
        return read;
      }
    }
  }

  private Node optional(Node object) {
    lexer.found(Syntax.OPTIONAL_CHAINING, lexer.start());
    lexer.advance();
    if (at("(")) {
      return call(object, true);
    }
    return at("[") ? index(object, true) : member(object, true);
  }

  private Node member(Node object, boolean optional) {
    if (lexer.type() != TokenType.NAME && lexer.type() != TokenType.PRIVATE_NAME) {
      throw unexpected();
    }
    String name = name().name();
    return new Node.Member(object.start(), lexer.lastEnd(), object, name, optional);
  }

  private Node index(Node object, boolean optional) {
    expect("[");
    Node key = inBrackets(this::expression);
    expect("]");
    if (key instanceof Node.Text text) {
      return new Node.Member(object.start(), lexer.lastEnd(), object, text.value(), optional);
    }
    return new Node.Index(object.start(), lexer.lastEnd(), object, key, optional);
  }

  private Node call(Node callee, boolean optional) {
    List<Node> arguments = arguments();
    if (callee instanceof Node.Name name
        && name.name().equals("require")
        && arguments.size() == 1
        && arguments.get(0) instanceof Node.Text module) {
      request(module.value(), module.start(), Request.Kind.REQUIRE);
    }
    return new Node.Call(callee.start(), lexer.lastEnd(), callee, arguments, optional, false);
  }

  /** Reads arguments in parentheses; so may the parameters of an arrow function be written. */
  final List<Node> arguments() {
    expect("(");
    List<Node> arguments = inBrackets(() -> list(")"));
    expect(")");
    return arguments;
  }

  /** Reads values up to a bracket, each of which may be spread. */
  final List<Node> list(String close) {
    List<Node> items = new ArrayList<>();
    while (!at(close)) {
      if (at(",") && close.equals("]")) {
        items.add(new Node.Literal(lexer.start(), lexer.start(), Node.Literal.Kind.HOLE));
      } else {
        items.add(spreadable());
      }
      if (!at(close)) {
        expect(",");
      }
    }
    return items;
  }

  final Node spreadable() {
    int start = lexer.start();
    return eat(Operation.SPREAD)
        ? operation(start, Operation.SPREAD, List.of(assignment()))
        : assignment();
  }

  /** Reads a template that begins with the token. */
  final Node template(int start, Optional<Node> tag) {
    String text = lexer.value();
    if (tag.isEmpty() && lexer.templateEnds()) {
      lexer.advance();
      return new Node.Text(start, lexer.lastEnd(), text);
    }
    List<Node> parts = new ArrayList<>(tag.stream().toList());
    while (!lexer.templateEnds()) {
      lexer.advance();
      parts.add(inBrackets(this::expression));
      if (!at("}")) {
        throw unexpected();
      }
      lexer.rescanAsTemplate();
    }
    lexer.advance();
    return new Node.Template(start, lexer.lastEnd(), tag.isPresent(), parts);
  }

  final Node operation(int start, String operator, List<Node> operands) {
    return new Operation(start, lexer.lastEnd(), operator, operands);
  }
}
