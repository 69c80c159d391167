package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.Expression.Call;
import dev.cumulusc.kes.handlebars.Expression.Literal;
import dev.cumulusc.kes.handlebars.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a tag says: a helper or a name, its arguments, and its options. */
final class ExpressionParser {
  private static final int MAX_DEPTH = 100;

  private static final Set<Kind> LITERALS =
      Set.of(Kind.STRING, Kind.NUMBER, Kind.BOOLEAN, Kind.UNDEFINED, Kind.NULL);

  private final Tokens tokens;
  private int depth;

  /** The index after the last token that was read. */
  private int end;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * What a tag or a pair of parentheses says.
   *
   * @param path the name of the helper or of the value
   * @param options the arguments with names
   */
  record Parts(Path path, List<Expression> arguments, Map<String, Expression> options) {

    Call call(boolean nested, int start, int end) {
      return new Call(path, arguments, options, nested, start, end);
    }
  }

  /** Returns the index after the last token that was read. */
  int end() {
    return end;
  }

  /** Reads what a tag says after its opening brackets. */
  Parts parts() throws TemplateSyntaxException {
    Path path = callee();
    List<Expression> arguments = new ArrayList<>();
    Map<String, Expression> options = new LinkedHashMap<>();
    while (startsArgument() && !startsOption()) {
      arguments.add(argument());
    }
    while (startsOption()) {
      String name = name();
      take(Kind.EQUALS);
      options.put(name, argument());
    }
    return new Parts(path, arguments, options);
  }

  /** Reads the name of a helper or of a value. A literal in its place is a name, too. */
  Path callee() throws TemplateSyntaxException {
    if (!LITERALS.contains(tokens.current().kind())) {
      return path();
    }
    String name = Js.print(literal().value());
    return new Path(false, 0, List.of(name), name);
  }

  /** Reads a single name. */
  String name() throws TemplateSyntaxException {
    if (!tokens.current().isName()) {
      throw tokens.unexpected();
    }
    return take().value();
  }

  private boolean startsArgument() {
    return switch (tokens.current().kind()) {
      case NAME, BRACKETED_NAME, DATA, OPEN_PARENTHESIS -> true;
      default -> LITERALS.contains(tokens.current().kind());
    };
  }

  private boolean startsOption() {
    return tokens.current().isName() && tokens.following().is(Kind.EQUALS);
  }

  private Expression argument() throws TemplateSyntaxException {
    if (tokens.current().is(Kind.OPEN_PARENTHESIS)) {
      return nested();
    }
    return LITERALS.contains(tokens.current().kind()) ? literal() : path();
  }

  private Call nested() throws TemplateSyntaxException {
    Token open = take();
    depth++;
    if (depth > MAX_DEPTH) {
      throw Tokens.fault(
          open, "Parentheses are nested more than " + MAX_DEPTH + " levels deep here.");
    }
    Parts parts = parts();
    take(Kind.CLOSE_PARENTHESIS);
    depth--;
    return parts.call(true, open.start(), end);
  }

  private Literal literal() {
    Token token = take();
    return new Literal(
        switch (token.kind()) {
          case STRING -> JsValue.text(token.value());
          case NUMBER -> JsValue.number(Double.parseDouble(token.value()));
          case BOOLEAN -> JsValue.bool(token.value().equals("true"));
          case NULL -> JsValue.Empty.NULL;
          default -> JsValue.Empty.UNDEFINED;
        });
  }

  private Path path() throws TemplateSyntaxException {
    int start = tokens.current().start();
    Path.Builder path = new Path.Builder(tokens.current().is(Kind.DATA));
    if (tokens.current().is(Kind.DATA)) {
      take();
    }
    boolean valid = segment(path, "");
    while (tokens.current().is(Kind.SEPARATOR)) {
      String separator = take().value();
      valid &= segment(path, separator);
    }
    if (!valid) {
      throw new TemplateSyntaxException(
          start, end, "`" + tokens.written(start, end) + "` is not a path.");
    }
    return path.build();
  }

  private boolean segment(Path.Builder path, String separator) throws TemplateSyntaxException {
    Token token = tokens.current();
    if (!separator.isEmpty() && LITERALS.contains(token.kind()) && !token.is(Kind.STRING)) {
      String value = token.value();
      throw Tokens.fault(
          token, "A path can end in `" + value + "` only in brackets: `[" + value + "]`.");
    }
    String name = name();
    return path.add(separator, name, token.is(Kind.BRACKETED_NAME));
  }

  private Token take(Kind expected) throws TemplateSyntaxException {
    end = tokens.current().end();
    return tokens.take(expected);
  }

  private Token take() {
    end = tokens.current().end();
    return tokens.take();
  }
}
