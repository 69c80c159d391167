package dev.cumulusc.asl;

import dev.cumulusc.asl.jsonata.Expr;
import dev.cumulusc.asl.jsonata.JsonataParser;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.path.PathParser;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads strings of states, as far as they are known before an execution works out the rest. */
final class StringReader {
  private static final String FORMAT = "States.Format";
  private static final String HOLE = "{}";

  private final ScalarNode scalar;

  private static final Pattern CONTEXT = Pattern.compile("(\\$\\$[A-Za-z.]+)\\s*[,)]");

  /** Where the expression starts in the scalar's text. */
  private final int start;

  private StringReader(ScalarNode scalar, int start) {
    this.scalar = scalar;
    this.start = start;
  }

  /**
   * Reads a value of a state; nothing for lists and mappings. A JSONata expression counts as one in
   * any state: in one of JSONPath, that is reported.
   */
  static Optional<ComposedString> value(Node value) {
    return value instanceof ScalarNode scalar
            && scalar.isString()
            && JsonataSite.isExpression(scalar.text())
        ? Optional.of(expression(scalar))
        : ComposedString.of(value);
  }

  /** Reads the value of a key that ends in {@code .$}. */
  static ComposedString path(ScalarNode scalar) {
    return PathParser.pathOrCall(scalar.text())
        .call()
        .flatMap(call -> new StringReader(scalar, 0).format(call))
        .orElseGet(() -> ComposedString.runTime(scalar.text(), scalar.origin()));
  }

  private static ComposedString expression(ScalarNode scalar) {
    String text = scalar.text();
    int start = JsonataSite.OPEN.length();
    String expression = text.substring(start, text.length() - JsonataSite.CLOSE.length());
    StringReader reader = new StringReader(scalar, start);
    return JsonataParser.parse(expression)
        .expression()
        .map(parsed -> reader.pieces(parsed))
        .orElseGet(() -> ComposedString.runTime(text, scalar.origin()));
  }

  private ComposedString pieces(Expr expression) {
    Deque<Expr> chain = new ArrayDeque<>();
    Expr first = expression;
    while (first instanceof Expr.Binary binary && binary.operator().equals("&")) {
      chain.push(binary.right());
      first = binary.left();
    }
    List<ComposedString> parts = new ArrayList<>();
    parts.add(piece(first));
    chain.forEach(part -> parts.add(pieces(part)));
    return ComposedString.concat(parts);
  }

  private ComposedString piece(Expr expression) {
    if (expression instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.TEXT) {
      return quoted(literal.offset() + 1, literal.text().length());
    }
    return expression instanceof Expr.Block block && block.expressions().size() == 1
        ? pieces(block.expressions().get(0))
        : ComposedString.runTime(scalar.text(), scalar.origin());
  }

  /** Reads {@code States.Format} with its pieces; nothing for other functions. */
  private Optional<ComposedString> format(PathExpression.Call call) {
    if (!call.function().equals(FORMAT)
        || call.arguments().isEmpty()
        || !(call.arguments().get(0) instanceof PathExpression.Literal template)
        || !template.isText()) {
      return Optional.empty();
    }
    int first = template.offset() + 1;
    String text = scalar.text().substring(first, first + template.text().length());
    Origin origin = scalar.origin();
    ComposedString whole = ComposedString.literal("", origin);
    int at = 0;
    int filled = 0;
    for (int hole = text.indexOf(HOLE); hole >= 0; hole = text.indexOf(HOLE, at)) {
      filled++;
      String filling =
          filled < call.arguments().size() ? filling(call.arguments().get(filled)) : HOLE;
      whole =
          whole.plus(quoted(first + at, hole - at)).plus(ComposedString.runTime(filling, origin));
      at = hole + HOLE.length();
    }
    return Optional.of(whole.plus(quoted(first + at, text.length() - at)));
  }

  /**
   * Of what fills a hole, only the context object may be known before: it says what machine runs.
   */
  private String filling(PathExpression argument) {
    Matcher context = CONTEXT.matcher(scalar.text());
    return argument instanceof PathExpression.Path path
            && context.region(path.offset(), scalar.text().length()).lookingAt()
        ? context.group(1)
        : HOLE;
  }

  /** Reads what stands between quotes. What has escapes is left to the execution. */
  private ComposedString quoted(int offset, int length) {
    int from = start + offset;
    String text = scalar.text().substring(from, from + length);
    return text.contains("\\")
        ? ComposedString.runTime(text, scalar.origin())
        : ComposedString.of(scalar, from, from + length);
  }
}
