package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.Expression.Call;
import dev.cumulusc.kes.handlebars.ExpressionParser.Parts;
import dev.cumulusc.kes.handlebars.Statement.Block;
import dev.cumulusc.kes.handlebars.Statement.Comment;
import dev.cumulusc.kes.handlebars.Statement.Content;
import dev.cumulusc.kes.handlebars.Statement.Mustache;
import dev.cumulusc.kes.handlebars.Statement.Program;
import dev.cumulusc.kes.handlebars.Statement.Strip;
import dev.cumulusc.kes.handlebars.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the statements of a template, by recursive descent over the grammar of Handlebars.js 4. */
final class TemplateParser {
  /**
   * How many blocks and branches can be nested; each {@code else if} is inside of the one before.
   * They are rendered by recursion, so they need a limit. No template comes near it.
   */
  private static final int MAX_DEPTH = 200;

  private final Tokens tokens;
  private final ExpressionParser expressions;
  private int depth;

  private TemplateParser(String text) {
    this.tokens = new Tokens(text);
    this.expressions = new ExpressionParser(tokens);
  }

  /**
   * The tag that opens a block or a further branch of it.
   *
   * @param parts what the tag says; null in a plain {@code else}
   * @param parameters the names that the tag gives to values
   * @param start the index of the tag's first character
   * @param end the index after its last character
   */
  private record Opening(
      @Nullable Parts parts, List<String> parameters, Strip strip, int start, int end) {

    Call call(Parts said) {
      return said.call(false, start, end);
    }
  }

  /** What stands after an {@code else}, up to the next or to the block's end. */
  private record Branch(Opening opening, Program content) {}

  /** Reads a whole template. */
  static Program parse(String text) throws TemplateSyntaxException {
    TemplateParser parser = new TemplateParser(text);
    Program program = parser.program(List.of());
    if (!parser.tokens.current().is(Kind.END)) {
      throw parser.tokens.unexpected();
    }
    return program;
  }

  /** Reads statements up to a tag that is none: the end of the block or a further branch. */
  private Program program(List<String> parameters) throws TemplateSyntaxException {
    List<Statement> body = new ArrayList<>();
    while (true) {
      Token token = tokens.current();
      switch (token.kind()) {
        case CONTENT -> {
          tokens.take();
          body.add(new Content(token.value(), token.start()));
        }
        case COMMENT -> {
          tokens.take();
          body.add(new Comment(strip(token, token)));
        }
        case OPEN -> body.add(mustache(Kind.CLOSE));
        case OPEN_UNESCAPED -> body.add(mustache(Kind.CLOSE_UNESCAPED));
        case OPEN_BLOCK, OPEN_INVERTED -> body.add(block());
        case OPEN_RAW -> body.add(rawBlock());
        case OPEN_PARTIAL ->
            throw Tokens.fault(token, "There are no partials: kes registers none.");
        case OPEN_DECORATOR -> throw Tokens.fault(token, "Decorators are not supported.");
        default -> {
          return new Program(body, parameters, false);
        }
      }
    }
  }

  private Mustache mustache(Kind closing) throws TemplateSyntaxException {
    Token open = tokens.take();
    if (tokens.current().is(Kind.EQUALS)) {
      throw Tokens.fault(open, "Handlebars has no tag that changes the delimiters.");
    }
    Parts parts = expressions.parts();
    Token close = tokens.take(closing);
    boolean escaped = closing == Kind.CLOSE && !open.value().endsWith("&");
    return new Mustache(parts.call(false, open.start(), close.end()), escaped, strip(open, close));
  }

  private Block block() throws TemplateSyntaxException {
    Token open = tokens.take();
    boolean inverted = open.is(Kind.OPEN_INVERTED);
    int outerDepth = depth;
    deepen(open);
    Parts parts = expressions.parts();
    Opening opening = opening(open, parts);
    Program content = program(opening.parameters());
    List<Branch> branches = branches(inverted);
    Strip close = end(open, parts.path());
    depth = outerDepth;
    Program inverse = inverse(branches, close);
    return new Block(
        opening.call(parts),
        inverted ? inverse : content,
        inverted ? content : inverse,
        opening.strip(),
        branches.isEmpty() ? Strip.NONE : branches.get(0).opening().strip(),
        close);
  }

  /** Reads the rest of an opening tag. */
  private Opening opening(Token open, Parts parts) throws TemplateSyntaxException {
    List<String> parameters = new ArrayList<>();
    if (tokens.skip(Kind.OPEN_PARAMETERS)) {
      do {
        parameters.add(expressions.name());
      } while (!tokens.skip(Kind.CLOSE_PARAMETERS));
    }
    Token close = tokens.take(Kind.CLOSE);
    return new Opening(parts, parameters, strip(open, close), open.start(), close.end());
  }

  /** Reads the {@code else if} parts of a block and its {@code else}. */
  private List<Branch> branches(boolean inverted) throws TemplateSyntaxException {
    List<Branch> branches = new ArrayList<>();
    while (tokens.current().is(Kind.OPEN_CHAIN)) {
      Token open = tokens.take();
      if (inverted) {
        throw Tokens.fault(open, "A block that starts with `^` takes a plain `else` only.");
      }
      deepen(open);
      Opening opening = opening(open, expressions.parts());
      branches.add(new Branch(opening, program(opening.parameters())));
    }
    Token token = tokens.current();
    if (tokens.skip(Kind.ELSE)) {
      Strip strip = strip(token, token);
      Opening opening = new Opening(null, List.of(), strip, token.start(), token.end());
      branches.add(new Branch(opening, program(List.of())));
    }
    return branches;
  }

  /** Reads the tag that ends a block, and returns its white space control. */
  private Strip end(Token open, Path name) throws TemplateSyntaxException {
    if (tokens.current().is(Kind.END)) {
      throw Tokens.fault(open, "This block is not closed.");
    }
    Token end = tokens.take(Kind.OPEN_END);
    int start = tokens.current().start();
    Path closed = expressions.callee();
    int nameEnd = expressions.end();
    Token close = tokens.take(Kind.CLOSE);
    checkEnd(name, closed.original(), start, nameEnd);
    return strip(end, close);
  }

  private static void checkEnd(Path opened, String closed, int start, int end)
      throws TemplateSyntaxException {
    if (!opened.original().equals(closed)) {
      throw new TemplateSyntaxException(
          start, end, "The block `" + opened.original() + "` is closed as `" + closed + "`.");
    }
  }

  /**
   * Returns what stands after a block's first {@code else}. Each {@code else if} is a block of its
   * own there, with the following ones inside.
   *
   * @param close the white space control of the tag that ends the block
   */
  private static @Nullable Program inverse(List<Branch> branches, Strip close) {
    Program inverse = null;
    Strip next = Strip.NONE;
    for (int i = branches.size() - 1; i >= 0; i--) {
      Opening opening = branches.get(i).opening();
      Program content = branches.get(i).content();
      Parts parts = opening.parts();
      if (parts == null) {
        inverse = content;
      } else {
        Strip end = i == 0 ? close : opening.strip();
        Block block = new Block(opening.call(parts), content, inverse, opening.strip(), next, end);
        inverse = new Program(List.of(block), List.of(), true);
      }
      next = opening.strip();
    }
    return inverse;
  }

  private Block rawBlock() throws TemplateSyntaxException {
    Token open = tokens.take();
    Parts parts = expressions.parts();
    Token close = tokens.take(Kind.CLOSE_RAW);
    List<Statement> body = new ArrayList<>();
    while (tokens.current().is(Kind.CONTENT)) {
      Token content = tokens.take();
      body.add(new Content(content.value(), content.start()));
    }
    if (!tokens.current().is(Kind.END_RAW)) {
      throw Tokens.fault(open, "This block is not closed.");
    }
    Token end = tokens.take();
    checkEnd(parts.path(), end.value(), end.start(), end.end());
    return new Block(
        parts.call(false, open.start(), close.end()),
        new Program(body, List.of(), false),
        null,
        Strip.NONE,
        Strip.NONE,
        Strip.NONE);
  }

  private void deepen(Token open) throws TemplateSyntaxException {
    depth++;
    if (depth > MAX_DEPTH) {
      throw Tokens.fault(open, "Blocks are nested more than " + MAX_DEPTH + " levels deep here.");
    }
  }

  /** Returns what a tag's first and last token say about the white space around it. */
  private static Strip strip(Token open, Token close) {
    int beforeBrackets = close.value().length() - "~}}".length();
    return new Strip(
        open.value().startsWith("~", "{{".length()), close.value().startsWith("~", beforeBrackets));
  }
}
