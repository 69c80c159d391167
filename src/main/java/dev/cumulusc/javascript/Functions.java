package dev.cumulusc.javascript;

import dev.cumulusc.javascript.Node.Literal.Kind;
import dev.cumulusc.javascript.Node.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads functions, and what has functions as its members: objects and classes. */
abstract class Functions extends Expressions {
  private static final String CONSTRUCTOR = "constructor";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9]\\d{0,14}");

  Functions(Lexer lexer, boolean keepsBodies, boolean module) {
    super(lexer, keepsBodies, module);
  }

  /** Reads statements in braces. */
  abstract Node.Block block();

  final Node literal(Kind kind) {
    int start = lexer.start();
    lexer.advance();
    return new Node.Literal(start, lexer.lastEnd(), kind);
  }

  @Override
  final Node arrow(int start, List<Node> parameters, boolean async) {
    expect("=>");
    boolean braces = at("{");
    int bodyStart = lexer.start();
    Node body = inFunction(async, false, () -> braces ? block() : assignment());
    return new Node.Function(
        start,
        lexer.lastEnd(),
        Optional.empty(),
        parameters,
        async,
        false,
        true,
        bodyStart,
        kept(body));
  }

  /** Reads a function from its keyword on. */
  final Node.Function function(int start, boolean async) {
    expectWord("function");
    boolean generator = eat("*");
    Optional<String> name = at("(") ? Optional.empty() : Optional.of(variable().name());
    return parametersAndBody(start, name, async, generator);
  }

  private Node.Function parametersAndBody(
      int start, Optional<String> name, boolean async, boolean generator) {
    if (async && generator) {
      lexer.found(Syntax.ASYNC_GENERATOR, start);
    }
    List<Node> parameters = inFunction(async, generator, this::arguments);
    int bodyStart = lexer.start();
    Node body = inFunction(async, generator, this::block);
    return new Node.Function(
        start, lexer.lastEnd(), name, parameters, async, generator, false, bodyStart, kept(body));
  }

  private Optional<Node> kept(Node body) {
    return keepsBodies ? Optional.of(body) : Optional.empty();
  }

  /** Reads something within a function. */
  final <T> T inFunction(boolean async, boolean generator, java.util.function.Supplier<T> reader) {
    boolean outerAsync = inAsync;
    boolean outerGenerator = inGenerator;
    inAsync = async;
    inGenerator = generator;
    functions++;
    T read = reader.get();
    functions--;
    inAsync = outerAsync;
    inGenerator = outerGenerator;
    return read;
  }

  final Node object(int start) {
    expect("{");
    List<Node> properties = inBrackets(this::properties);
    expect("}");
    return new Node.ObjectLiteral(start, lexer.lastEnd(), properties);
  }

  private List<Node> properties() {
    List<Node> properties = new ArrayList<>();
    while (!at("}")) {
      int start = lexer.start();
      if (at(Operation.SPREAD)) {
        lexer.found(Syntax.OBJECT_SPREAD, start);
        properties.add(spreadable());
      } else {
        properties.add(property(start));
      }
      if (!at("}")) {
        expect(",");
      }
    }
    return properties;
  }

  private Node.Property property(int start) {
    Modifiers modifiers = modifiers(false);
    boolean plainName = lexer.type() == TokenType.NAME;
    boolean variable = atVariable();
    Key key = key();
    if (at("(")) {
      return key.property(start, modifiers.accessor(), Optional.of(method(start, modifiers)));
    }
    if (modifiers.any() || lexer.type() == TokenType.END) {
      throw unexpected();
    }
    if (eat(":")) {
      return key.property(start, false, Optional.of(assignment()));
    }
    if (!plainName || !variable || key.name().isEmpty()) {
      throw unexpected();
    }
    Node value = new Node.Name(start, lexer.lastEnd(), key.name().get());
    if (eat("=")) {
      value = new Node.Assignment(start, lexer.lastEnd(), "=", value, assignment());
    }
    return key.property(start, false, Optional.of(value));
  }

  /** What stands before the name of a method or field. */
  private record Modifiers(boolean fixed, boolean async, boolean generator, boolean accessor) {
    boolean any() {
      return async || generator || accessor;
    }
  }

  /** A name of a property, or what it is computed from. */
  private record Key(Optional<String> name, Optional<Node> computed) {
    Node.Property property(int start, boolean accessor, Optional<Node> value) {
      List<Node> parts = new ArrayList<>(computed.stream().toList());
      value.ifPresent(parts::add);
      int end = parts.isEmpty() ? start : parts.get(parts.size() - 1).end();
      return new Node.Property(start, end, name, accessor, parts);
    }
  }

  private Modifiers modifiers(boolean inClass) {
    boolean fixed = inClass && atModifier("static");
    if (fixed) {
      lexer.advance();
    }
    boolean async = atModifier("async");
    if (async) {
      Lexer.Mark mark = lexer.mark();
      lexer.advance();
      if (lexer.afterLineEnd()) {
        lexer.goBack(mark);
        async = false;
      }
    }
    boolean generator = eat("*");
    boolean accessor = !async && !generator && (atModifier("get") || atModifier("set"));
    if (accessor) {
      lexer.advance();
    }
    return new Modifiers(fixed, async, generator, accessor);
  }

  /** Whether the token is a word that says how the name behind it is meant, and no name itself. */
  private boolean atModifier(String word) {
    if (!atWord(word)) {
      return false;
    }
    Lexer.Mark mark = lexer.mark();
    lexer.advance();
    boolean nameFollows =
        switch (lexer.type()) {
          case NAME, PRIVATE_NAME, STRING, NUMBER -> true;
          case PUNCTUATOR ->
              at("[")
                  || (at("*") && word.equals("async"))
                  || ((at("*") || at("{")) && word.equals("static"));
          default -> false;
        };
    lexer.goBack(mark);
    return nameFollows;
  }

  private Key key() {
    if (eat("[")) {
      Node computed = inBrackets(this::assignment);
      expect("]");
      return new Key(Optional.empty(), Optional.of(computed));
    }
    return switch (lexer.type()) {
      case NAME, PRIVATE_NAME -> new Key(Optional.of(name().name()), Optional.empty());
      case STRING -> new Key(Optional.of(string()), Optional.empty());
      case NUMBER -> number();
      default -> throw unexpected();
    };
  }

  /** Reads a number as a name; one that is not written as a whole number has another name. */
  private Key number() {
    Node literal = literal(Kind.NUMBER);
    String written = lexer.text().substring(literal.start(), literal.end());
    return WHOLE_NUMBER.matcher(written).matches()
        ? new Key(Optional.of(written), Optional.empty())
        : new Key(Optional.empty(), Optional.of(literal));
  }

  private Node.Function method(int start, Modifiers modifiers) {
    return parametersAndBody(start, Optional.empty(), modifiers.async(), modifiers.generator());
  }

  /** Reads a class from its keyword on. */
  final Node.ClassBody classBody() {
    int start = lexer.start();
    expectWord("class");
    Optional<String> name = Optional.empty();
    if (atVariable()) {
      name = Optional.of(variable().name());
    }
    Optional<Node> superclass = Optional.empty();
    if (eatWord("extends")) {
      superclass = Optional.of(calls(primary(), true));
    }
    expect("{");
    List<Node> members = inBrackets(this::members);
    expect("}");
    return new Node.ClassBody(start, lexer.lastEnd(), name, superclass, members);
  }

  private List<Node> members() {
    List<Node> members = new ArrayList<>();
    while (!at("}")) {
      if (!eat(";")) {
        members.add(member());
      }
    }
    return members;
  }

  private Node member() {
    int start = lexer.start();
    Modifiers modifiers = modifiers(true);
    if (modifiers.fixed() && at("{")) {
      lexer.found(Syntax.STATIC_BLOCK, start);
      return inFunction(false, false, this::block);
    }
    boolean isPrivate = lexer.type() == TokenType.PRIVATE_NAME;
    Key key = key();
    if (at("(")) {
      if (isPrivate) {
        lexer.found(Syntax.PRIVATE_METHOD, start);
      }
      return key.property(start, modifiers.accessor(), Optional.of(method(start, modifiers)));
    }
    if (modifiers.any() || key.name().filter(CONSTRUCTOR::equals).isPresent()) {
      throw unexpected();
    }
    lexer.found(isPrivate ? Syntax.PRIVATE_FIELD : Syntax.CLASS_FIELD, start);
    Optional<Node> value = Optional.empty();
    if (eat("=")) {
      value = Optional.of(inFunction(false, false, this::assignment));
    }
    endStatement();
    return key.property(start, false, value);
  }
}
