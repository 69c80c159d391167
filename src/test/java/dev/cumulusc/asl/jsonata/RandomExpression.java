package dev.cumulusc.asl.jsonata;

import java.util.List;
import java.util.Random;

/** JSONata expressions made at random. The same seed gives the same expression. */
final class RandomExpression {
  private static final int MAX_DEPTH = 4;

  private static final List<String> ATOMS =
      List.of(
          "1", "0.5", "2e3", "'s'", "\"t\"", "true", "false", "null", "a", "b", "`c d`", "$", "$$",
          "$x", "*", "**", "%", "and", "or", "in", "/a+/i", "[]", "{}", "()", "$f()");

  private static final List<String> OPERATORS =
      List.of(
          "+", "-", "*", "/", "%", "&", "=", "!=", "<", "<=", ">", ">=", " in ", " and ", " or ",
          ".", "~>");

  /** What is put in or taken away to break an expression. */
  private static final String SIGNS = "()[]{},.;:?@#^|=<>+-*/%&!~'\"`$a1 \\";

  private final Random random;

  RandomExpression(long seed) {
    this.random = new Random(seed);
  }

  /** Returns an expression of any form. */
  String any() {
    return any(0);
  }

  /** Returns an expression with a sign more, less, or another one: mostly none any more. */
  String broken() {
    StringBuilder text = new StringBuilder(any());
    for (int i = random.nextInt(2); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.insert(at, sign);
        case 1 -> text.delete(at, Math.min(text.length(), at + 1));
        default -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf(sign));
      }
    }
    return text.toString();
  }

  /** Returns a chain of operators over literals, in which only their binding decides the value. */
  String chain() {
    List<String> literals = List.of("1", "2", "3", "7", "'a'", "'b'", "true", "[1, 2]", "-4");
    StringBuilder text = new StringBuilder(pick(literals));
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      String operator = pick(OPERATORS.subList(0, OPERATORS.size() - 2));
      text.append(' ').append(operator).append(' ').append(pick(literals));
    }
    return random.nextInt(4) == 0
        ? text + " ? " + pick(literals) + " & 'y' : " + pick(literals) + " + 1"
        : text.toString();
  }

  private String any(int depth) {
    if (depth >= MAX_DEPTH || random.nextInt(4) == 0) {
      return pick(ATOMS);
    }
    int inner = depth + 1;
    return switch (random.nextInt(20)) {
      case 0 -> "(" + any(inner) + (random.nextBoolean() ? ";" + any(inner) : "") + ")";
      case 1 -> "[" + any(inner) + (random.nextBoolean() ? "," + any(inner) : "") + "]";
      case 2 -> "[" + any(inner) + ".." + any(inner) + "]";
      case 3 -> "{" + any(inner) + ":" + any(inner) + "}";
      case 4 -> any(inner) + "{" + any(inner) + ":" + any(inner) + "}";
      case 5 -> any(inner) + "[" + (random.nextInt(4) == 0 ? "" : any(inner)) + "]";
      case 6 -> any(inner) + "^(" + pick(List.of("", "<", ">")) + any(inner) + ")";
      case 7 -> any(inner) + "?" + any(inner) + (random.nextBoolean() ? ":" + any(inner) : "");
      case 8 -> "$x:=" + any(inner);
      case 9 -> "-" + any(inner);
      case 10 -> pick(List.of("$f", "$sum", "a")) + "(" + any(inner) + ",?)";
      case 11 -> "function($v" + pick(List.of("", ",$w")) + "){" + any(inner) + "}";
      case 12 -> "function($v)<" + pick(List.of("n:n", "a<n>", "f<n:s>", "(sn)?-:o")) + ">{$v}";
      case 13 -> "|" + any(inner) + "|" + any(inner) + "|";
      case 14 -> any(inner) + pick(List.of("@$e", "#$i"));
      case 15 -> any(inner) + "." + any(inner);
      default -> any(inner) + pick(OPERATORS) + any(inner);
    };
  }

  private String pick(List<String> options) {
    return options.get(random.nextInt(options.size()));
  }
}
