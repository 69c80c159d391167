package dev.cumulusc.asl.jsonata;

import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.asl.text.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads JSONata expressions by the binding power of their operators, as the reference
 * implementation does in version 2.0.6, the one of Step Functions, and refuses what that one
 * refuses.
 */
public final class JsonataParser {
  /** How deep an expression and its tree may be: what reads the tree does so by recursion. */
  private static final int MAX_DEPTH = 500;

  /** Operators of which thousands may stand in a row: their chain is followed without recursion. */
  private static final Set<String> CHAINED =
      Set.of(
          "*", "/", "%", "+", "-", "&", "=", "!=", "<", "<=", ">", ">=", "in", "~>", "and", "or");

  /** The operators that may follow a value, and how tightly they bind what stands before them. */
  private static final Map<String, Integer> BINDING_POWERS =
      Map.ofEntries(
          Map.entry(".", 75),
          Map.entry("[", 80),
          Map.entry("(", 80),
          Map.entry("@", 80),
          Map.entry("#", 80),
          Map.entry("{", 70),
          Map.entry("*", 60),
          Map.entry("/", 60),
          Map.entry("%", 60),
          Map.entry("+", 50),
          Map.entry("-", 50),
          Map.entry("&", 50),
          Map.entry("=", 40),
          Map.entry("!=", 40),
          Map.entry("<", 40),
          Map.entry("<=", 40),
          Map.entry(">", 40),
          Map.entry(">=", 40),
          Map.entry("in", 40),
          Map.entry("~>", 40),
          Map.entry("^", 40),
          Map.entry("?:", 40),
          Map.entry("??", 40),
          Map.entry("and", 30),
          Map.entry("or", 25),
          Map.entry("?", 20),
          Map.entry(":=", 10));

  private static final int PREFIX_POWER = 70;

  private final Lexer lexer;
  private Token token;
  private int depth;

  /** How deep the tree is that was read last, without what stands to the left in a chain. */
  private int height;

  private JsonataParser(String text) {
    this.lexer = new Lexer(text);
    this.token = lexer.next(false);
  }

  /** Reads an expression without the signs around it. */
  public static Jsonata parse(String text) {
    try {
      JsonataParser parser = new JsonataParser(Placeholders.mask(text));
      Expr expression = parser.expression(0);
      if (parser.token.type() != Token.Type.END) {
        throw new SyntaxException(
            parser.token.offset(), "goes on with " + parser.token.describe() + " after its end");
      }
      StepCheck.check(expression);
      ParentCheck.check(expression);
      return Jsonata.of(expression);
    } catch (SyntaxException exception) {
      return Jsonata.faulty(exception.fault());
    }
  }

  private Expr expression(int power) {
    depth++;
    if (depth > MAX_DEPTH) {
      throw new SyntaxException(token.offset(), "is nested too deeply");
    }
    int besides = height;
    height = 0;
    Token first = token;
    token = lexer.next(true);
    Expr left = prefix(first);
    while (power < power(token)) {
      Token operator = token;
      token = lexer.next(false);
      left = infix(left, operator);
      height += CHAINED.contains(operator.text()) ? 0 : 1;
      if (height > MAX_DEPTH) {
        throw new SyntaxException(operator.offset(), "is nested too deeply");
      }
    }
    depth--;
    height = Math.max(besides, height + 1);
    return left;
  }

  private static int power(Token token) {
    if (token.type() != Token.Type.OPERATOR) {
      return 0;
    }
    return BINDING_POWERS.getOrDefault(token.text(), 0);
  }

  /** Reads an expression of which the first word is consumed. */
  private Expr prefix(Token first) {
    int offset = first.offset();
    return switch (first.type()) {
      case NAME -> new Expr.Name(offset, first.text());
      case VARIABLE -> new Expr.Variable(offset, first.text());
      case TEXT -> new Expr.Literal(offset, Expr.LiteralKind.TEXT, first.text());
      case NUMBER -> new Expr.Literal(offset, Expr.LiteralKind.NUMBER, first.text());
      case CONSTANT -> new Expr.Literal(offset, Expr.LiteralKind.CONSTANT, first.text());
      case REGEX -> new Expr.Literal(offset, Expr.LiteralKind.REGEX, first.text());
      case END -> throw new SyntaxException(offset, "ends where a value belongs");
      case OPERATOR -> prefixOperator(first);
    };
  }

  private Expr prefixOperator(Token first) {
    int offset = first.offset();
    return switch (first.text()) {
      case "and", "or", "in" -> new Expr.Name(offset, first.text());
      case "-" -> new Expr.Negation(offset, expression(PREFIX_POWER));
      case "*", "**", "%" -> new Expr.Wildcard(offset, first.text());
      case "(" -> block(offset);
      case "[" -> array(offset);
      case "{" -> new Expr.ObjectOf(offset, Optional.empty(), pairs());
      case "|" -> transform(offset);
      default ->
          throw new SyntaxException(offset, "has `" + first.text() + "` where a value belongs");
    };
  }

  /** Reads what follows an operator that stands after a value. */
  private Expr infix(Expr left, Token operator) {
    int offset = operator.offset();
    return switch (operator.text()) {
      case "(" -> callOrLambda(left, offset);
      case "[" -> filter(left, offset);
      case "{" -> new Expr.ObjectOf(offset, Optional.of(left), pairs());
      case "^" -> sort(left, offset);
      case "?" -> condition(left, offset);
      case "?:", "??" ->
          throw new SyntaxException(
              offset,
              "has `"
                  + operator.text()
                  + "`, an operator of JSONata 2.1, but Step Functions has JSONata 2.0.6");
      case ":=" -> bind(left, offset);
      case "@", "#" -> stepBinding(left, operator);
      default -> new Expr.Binary(offset, operator.text(), left, expression(power(operator)));
    };
  }

  private Expr block(int offset) {
    List<Expr> expressions = new ArrayList<>();
    while (!token.is(")")) {
      expressions.add(expression(0));
      if (!token.is(";")) {
        break;
      }
      expect(";", false);
    }
    expect(")", true);
    return new Expr.Block(offset, expressions);
  }

  private Expr array(int offset) {
    List<Expr> items = new ArrayList<>();
    if (!token.is("]")) {
      items.add(arrayItem());
      while (token.is(",")) {
        expect(",", false);
        items.add(arrayItem());
      }
    }
    expect("]", true);
    return new Expr.ArrayOf(offset, items);
  }

  private Expr arrayItem() {
    Expr item = expression(0);
    if (!token.is("..")) {
      return item;
    }
    int offset = token.offset();
    expect("..", false);
    return new Expr.Binary(offset, "..", item, expression(0));
  }

  private List<Expr.Pair> pairs() {
    List<Expr.Pair> pairs = new ArrayList<>();
    if (!token.is("}")) {
      pairs.add(pair());
      while (token.is(",")) {
        expect(",", false);
        pairs.add(pair());
      }
    }
    expect("}", true);
    return pairs;
  }

  private Expr.Pair pair() {
    Expr key = expression(0);
    expect(":", false);
    return new Expr.Pair(key, expression(0));
  }

  private Expr transform(int offset) {
    Expr pattern = expression(0);
    expect("|", false);
    Expr update = expression(0);
    Optional<Expr> delete = Optional.empty();
    if (token.is(",")) {
      expect(",", false);
      delete = Optional.of(expression(0));
    }
    expect("|", false);
    return new Expr.Transform(offset, pattern, update, delete);
  }

  private Expr filter(Expr left, int offset) {
    if (token.is("]")) {
      // An empty predicate only says that the result stays a list.
      expect("]", false);
      return left;
    }
    Expr predicate = expression(0);
    expect("]", true);
    return new Expr.Filter(offset, left, predicate);
  }

  private Expr sort(Expr left, int offset) {
    expect("(", false);
    List<Expr> terms = new ArrayList<>();
    terms.add(sortTerm());
    while (token.is(",")) {
      expect(",", false);
      terms.add(sortTerm());
    }
    expect(")", false);
    return new Expr.Sort(offset, left, terms);
  }

  private Expr sortTerm() {
    if (token.is("<") || token.is(">")) {
      token = lexer.next(false);
    }
    return expression(0);
  }

  private Expr condition(Expr test, int offset) {
    Expr yes = expression(0);
    Optional<Expr> no = Optional.empty();
    if (token.is(":")) {
      expect(":", false);
      no = Optional.of(expression(0));
    }
    return new Expr.Condition(offset, test, yes, no);
  }

  private Expr bind(Expr left, int offset) {
    if (!(left instanceof Expr.Variable variable)) {
      throw new SyntaxException(left.offset(), "has no variable before `:=`");
    }
    return new Expr.Bind(
        offset, variable, expression(power(new Token(Token.Type.OPERATOR, ":=", 0)) - 1));
  }

  private Expr stepBinding(Expr left, Token operator) {
    Expr right = expression(power(operator));
    if (!(right instanceof Expr.Variable variable)) {
      throw new SyntaxException(right.offset(), "has no variable after `" + operator.text() + "`");
    }
    return new Expr.StepBinding(operator.offset(), operator.text(), left, variable);
  }

  private Expr callOrLambda(Expr procedure, int offset) {
    List<Expr> arguments = new ArrayList<>();
    if (!token.is(")")) {
      arguments.add(argument());
      while (token.is(",")) {
        expect(",", false);
        arguments.add(argument());
      }
    }
    expect(")", true);
    if (procedure instanceof Expr.Name name
        && (name.name().equals("function") || name.name().equals("\u03BB"))) {
      return lambda(name.offset(), arguments);
    }
    return new Expr.Call(offset, procedure, arguments);
  }

  private Expr argument() {
    if (!token.is("?")) {
      return expression(0);
    }
    int offset = token.offset();
    expect("?", false);
    return new Expr.OpenArgument(offset);
  }

  private Expr lambda(int offset, List<Expr> arguments) {
    List<Expr.Variable> parameters = new ArrayList<>();
    for (Expr argument : arguments) {
      if (!(argument instanceof Expr.Variable variable)) {
        throw new SyntaxException(argument.offset(), "has a parameter that is no variable");
      }
      parameters.add(variable);
    }
    if (token.is("<")) {
      signature();
    }
    expect("{", false);
    Expr body = expression(0);
    expect("}", false);
    return new Expr.Lambda(offset, parameters, body);
  }

  private void signature() {
    int offset = token.offset();
    StringBuilder text = new StringBuilder("<");
    int open = 1;
    while (open > 0 && !token.is("{") && token.type() != Token.Type.END) {
      token = lexer.next(false);
      if (token.is("!") || token.is("~")) {
        throw new SyntaxException(
            token.offset(), "has `" + token.text() + "`, which is no operator");
      }
      if (token.is(">")) {
        open--;
      } else if (token.is("<")) {
        open++;
      }
      text.append(token.text());
    }
    expect(">", false);
    Signature.check(text.toString(), offset);
  }

  private void expect(String operator, boolean afterOperand) {
    if (!token.is(operator)) {
      throw new SyntaxException(
          token.offset(),
          token.type() == Token.Type.END
              ? "ends where `" + operator + "` belongs"
              : "has " + token.describe() + " where `" + operator + "` belongs");
    }
    token = lexer.next(afterOperand);
  }
}
