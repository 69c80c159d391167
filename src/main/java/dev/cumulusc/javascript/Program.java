package dev.cumulusc.javascript;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of JavaScript that was read.
 *
 * <p>A bundle may have megabytes in a few functions, of which one is of interest. So all of it is
 * read once, but the bodies of functions are not kept: {@link #body} reads one again.
 */
public final class Program {
  private final String text;
  private final boolean module;
  private final List<Node> statements;
  private final Map<Syntax, Integer> syntax;
  private final List<Request> requests;
  private final boolean hasModuleSyntax;

  private Program(String text, boolean module, List<Node> statements, Statements parser) {
    this.text = text;
    this.module = module;
    this.statements = List.copyOf(statements);
    this.syntax = new EnumMap<>(parser.lexer.syntax());
    this.requests = List.copyOf(parser.requests);
    this.hasModuleSyntax = parser.hasModuleSyntax;
  }

  /**
   * Why a string could not be read.
   *
   * @param offset where in the text
   * @param message what is wrong, after "The file": {@code ends within a comment}
   */
  public record Fault(int offset, String message) {}

  /** What came of reading a string: a program, or the reason why there is none. */
  public record Result(Optional<Program> program, Optional<Fault> fault) {}

  /**
   * Reads a string. It takes time and space in proportion to the text's length, and a deep stack.
   *
   * @param module whether the text is known to be an ES module, in which {@code await} may stand
   *     outside of functions; a string that may be either is read as what it looks like
   */
  public static Result read(String text, boolean module) {
    try {
      Statements parser = new Statements(new Lexer(text, 0), false, module);
      Program program = new Program(text, module, parser.all(), parser);
      return new Result(Optional.of(program), Optional.empty());
    } catch (SyntaxException e) {
      return new Result(Optional.empty(), Optional.of(e.fault()));
    }
  }

  public String text() {
    return text;
  }

  public List<Node> statements() {
    return statements;
  }

  /** Returns where each syntax that some version of Node.js does not know is found first. */
  public Map<Syntax, Integer> syntax() {
    return syntax;
  }

  /** Returns the modules that the program asks for by name, in the order of the text. */
  public List<Request> requests() {
    return requests;
  }

  /** Whether it has syntax that only ES modules have: imports, exports, {@code import.meta}. */
  public boolean hasModuleSyntax() {
    return hasModuleSyntax;
  }

  /**
   * Returns the body of a function of this program: a {@link Node.Block}, or the expression of an
   * arrow function. The bodies of functions in it are not kept.
   */
  public Node body(Node.Function function) {
    return function.body().orElseGet(() -> body(function, false));
  }

  /** Returns the body of a function of this program, with those of all functions in it. */
  public Node wholeBody(Node.Function function) {
    return function.body().orElseGet(() -> body(function, true));
  }

  private Node body(Node.Function function, boolean whole) {
    Statements parser = new Statements(new Lexer(text, function.bodyStart()), whole, module);
    boolean braces = parser.at("{");
    return parser.inFunction(
        function.async(),
        function.generator(),
        () -> braces ? parser.block() : parser.assignment());
  }
}
