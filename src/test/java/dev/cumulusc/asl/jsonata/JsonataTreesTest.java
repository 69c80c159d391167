package dev.cumulusc.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.fixture.TreeCases;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which trees JSONata expressions are read into: how tightly operators bind, and what they take.
 */
class JsonataTreesTest {
  private static final String FILE = "jsonata.txt";

  @Test
  void readsEachIntoItsTree() throws IOException {
    TreeCases.check(FILE, JsonataTreesTest::tree);
  }

  /** The columns of findings follow from the offsets. */
  @Test
  void knowsWhereEachPartStands() throws IOException {
    for (String written : TreeCases.inputs(FILE)) {
      String input = Placeholders.mask(written);
      Deque<Expr> left = new ArrayDeque<>();
      JsonataParser.parse(input).expression().ifPresent(left::push);
      while (!left.isEmpty()) {
        Expr part = left.pop();
        assertThat(input.substring(part.offset())).as(input).startsWith(firstSign(part, input));
        Parts.of(part).forEach(left::push);
      }
    }
  }

  /** Returns what stands at the offset of an expression. */
  private static String firstSign(Expr part, String input) {
    if (part instanceof Expr.Name name) {
      return input.charAt(name.offset()) == '`' ? "`" : name.name();
    }
    if (part instanceof Expr.Variable variable) {
      return "$" + variable.name();
    }
    if (part instanceof Expr.Literal literal) {
      return switch (literal.kind()) {
        case TEXT -> input.substring(literal.offset(), literal.offset() + 1) + literal.text();
        case REGEX -> "/" + literal.text();
        case NUMBER, CONSTANT -> literal.text();
      };
    }
    if (part instanceof Expr.Wildcard wildcard) {
      return wildcard.symbol();
    }
    if (part instanceof Expr.Binary binary) {
      return binary.operator();
    }
    if (part instanceof Expr.StepBinding binding) {
      return binding.symbol();
    }
    if (part instanceof Expr.Lambda) {
      return input.startsWith("λ", part.offset()) ? "λ" : "function";
    }
    return part instanceof Expr.Bind
        ? ":="
        : part instanceof Expr.Negation
            ? "-"
            : part instanceof Expr.Sort
                ? "^"
                : part instanceof Expr.Transform
                    ? "|"
                    : part instanceof Expr.ObjectOf
                        ? "{"
                        : part instanceof Expr.Filter || part instanceof Expr.ArrayOf
                            ? "["
                            : part instanceof Expr.Condition || part instanceof Expr.OpenArgument
                                ? "?"
                                : "(";
  }

  static String tree(String text) {
    Jsonata parsed = JsonataParser.parse(text);
    return parsed
        .fault()
        .map(fault -> "error at " + fault.offset() + ": " + fault.message())
        .orElseGet(() -> print(parsed.expression().orElseThrow()));
  }

  private static String print(Expr part) {
    if (part instanceof Expr.Name name) {
      return name.name();
    }
    if (part instanceof Expr.Variable variable) {
      return "$" + variable.name();
    }
    if (part instanceof Expr.Literal literal) {
      return switch (literal.kind()) {
        case TEXT -> "'" + literal.text() + "'";
        case REGEX -> "/" + literal.text() + "/";
        case NUMBER, CONSTANT -> literal.text();
      };
    }
    if (part instanceof Expr.Wildcard wildcard) {
      return wildcard.symbol();
    }
    if (part instanceof Expr.OpenArgument) {
      return "?";
    }
    return "("
        + head(part)
        + parts(part).map(each -> " " + each).collect(Collectors.joining())
        + ")";
  }

  private static String head(Expr part) {
    if (part instanceof Expr.Binary binary) {
      return binary.operator();
    }
    if (part instanceof Expr.StepBinding binding) {
      return binding.symbol();
    }
    if (part instanceof Expr.ObjectOf object && object.source().isPresent()) {
      return "group";
    }
    return part.getClass().getSimpleName().toLowerCase(Locale.ROOT).replace("of", "");
  }

  private static Stream<String> parts(Expr part) {
    List<String> inner = Parts.of(part).stream().map(JsonataTreesTest::print).toList();
    if (part instanceof Expr.Bind bind) {
      return Stream.of(print(bind.variable()), inner.get(0));
    }
    if (part instanceof Expr.StepBinding binding) {
      return Stream.of(inner.get(0), print(binding.variable()));
    }
    if (part instanceof Expr.Lambda lambda) {
      String parameters =
          lambda.parameters().stream()
              .map(JsonataTreesTest::print)
              .collect(Collectors.joining(" "));
      return Stream.of("(" + parameters + ")", inner.get(0));
    }
    return inner.stream();
  }
}
