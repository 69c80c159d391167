package dev.cumulusc.kes.handlebars;

import com.github.jknack.handlebars.internal.HbsParser.BlockContext;
import com.github.jknack.handlebars.internal.HbsParser.BlockParamsContext;
import com.github.jknack.handlebars.internal.HbsParser.BodyContext;
import com.github.jknack.handlebars.internal.HbsParser.CommentContext;
import com.github.jknack.handlebars.internal.HbsParser.DelimitersContext;
import com.github.jknack.handlebars.internal.HbsParser.ElseBlockContext;
import com.github.jknack.handlebars.internal.HbsParser.ElseStmtChainContext;
import com.github.jknack.handlebars.internal.HbsParser.ElseStmtContext;
import com.github.jknack.handlebars.internal.HbsParser.PartialBlockContext;
import com.github.jknack.handlebars.internal.HbsParser.PartialContext;
import com.github.jknack.handlebars.internal.HbsParser.RawBlockContext;
import com.github.jknack.handlebars.internal.HbsParser.SexprContext;
import com.github.jknack.handlebars.internal.HbsParser.StatementContext;
import com.github.jknack.handlebars.internal.HbsParser.VarContext;
import com.github.jknack.handlebars.internal.antlr.ParserRuleContext;
import com.github.jknack.handlebars.internal.antlr.Token;
import com.github.jknack.handlebars.internal.antlr.tree.TerminalNode;
import dev.cumulusc.kes.handlebars.Expression.Call;
import dev.cumulusc.kes.handlebars.Statement.Block;
import dev.cumulusc.kes.handlebars.Statement.Comment;
import dev.cumulusc.kes.handlebars.Statement.Content;
import dev.cumulusc.kes.handlebars.Statement.Mustache;
import dev.cumulusc.kes.handlebars.Statement.Program;
import dev.cumulusc.kes.handlebars.Statement.Strip;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes statements of what the grammar found, and of the text between. */
final class StatementBuilder {
  private final String text;
  private final SyntaxErrors errors;
  private final ExpressionBuilder expressions;

  StatementBuilder(String text, SyntaxErrors errors) {
    this.text = text;
    this.errors = errors;
    this.expressions = new ExpressionBuilder(text, errors);
  }

  Program template(BodyContext body) {
    return program(body, 0, text.length(), List.of());
  }

  private Program program(BodyContext body, int start, int end, List<String> parameters) {
    List<Statement> statements = new ArrayList<>();
    int at = start;
    for (StatementContext context : body.statement()) {
      ParserRuleContext tag = (ParserRuleContext) context.getChild(0);
      Statement statement = statement(tag);
      if (statement != null) {
        addContent(at, tag.start.getStartIndex(), statements);
        statements.add(statement);
        at = tag.stop.getStopIndex() + 1;
      }
    }
    addContent(at, end, statements);
    return new Program(statements, parameters, false);
  }

  /** Returns what a piece of the template is, or null for text. */
  private @Nullable Statement statement(ParserRuleContext context) {
    if (context instanceof BlockContext block) {
      if (block.DECORATOR() != null) {
        reject(context, "Decorators are not supported.");
      }
      return block(block);
    }
    if (context instanceof RawBlockContext raw) {
      return rawBlock(raw);
    }
    if (context instanceof CommentContext) {
      return new Comment(strip(context.start, context.stop));
    }
    if (context instanceof PartialContext || context instanceof PartialBlockContext) {
      reject(context, "There are no partials: kes registers none.");
      return null;
    }
    if (context instanceof DelimitersContext) {
      reject(context, "Handlebars has no tag that changes the delimiters.");
      return null;
    }
    SexprContext expression = context.getRuleContext(SexprContext.class, 0);
    return expression == null
        ? null
        : new Mustache(
            expressions.call(expression, false, range(context)),
            context instanceof VarContext,
            strip(context.start, context.stop));
  }

  private void reject(ParserRuleContext context, String message) {
    errors.report(context.start.getStartIndex(), context.start.getStopIndex() + 1, message);
  }

  private Block block(BlockContext context) {
    Call call = expressions.call(context.sexpr(), false, range(context));
    List<ParserRuleContext> inverses = inverses(context.elseBlock());
    Token end = context.END_BLOCK().getSymbol();
    checkClose(call, context.nameEnd);
    Strip close = strip(end, context.stop);
    List<String> parameters = parameters(context.blockParams());
    Token openEnd = context.END(0).getSymbol();
    int next = inverses.isEmpty() ? end.getStartIndex() : inverses.get(0).start.getStartIndex();
    Program then = program(context.thenBody, openEnd.getStopIndex() + 1, next, parameters);
    Program inverse = inverse(inverses, 0, end, close);
    boolean inverted = isInverted(context.startToken);
    if (inverted && inverse != null && inverse.chained()) {
      reject(inverses.get(0), "A block that starts with `^` takes a plain `else` only.");
    }
    return new Block(
        call,
        inverted ? inverse : then,
        inverted ? then : inverse,
        strip(context.startToken, openEnd),
        inverses.isEmpty() ? Strip.NONE : strip(inverses.get(0)),
        close);
  }

  /** Tells whether a block starts with {@code ^}, which the grammar does not get to see. */
  private boolean isInverted(Token open) {
    return text.charAt(open.getStopIndex()) == '^';
  }

  /** Returns the {@code else if} tags and the {@code else} tag, each with its content. */
  private static List<ParserRuleContext> inverses(@Nullable ElseBlockContext context) {
    List<ParserRuleContext> inverses = new ArrayList<>();
    if (context != null) {
      inverses.addAll(context.elseStmtChain());
      if (context.elseStmt() != null) {
        inverses.add(context.elseStmt());
      }
    }
    return inverses;
  }

  /**
   * Returns what stands after the {@code else} tag at a place in the list.
   *
   * @param close the white space control of the tag that ends the first block of the chain
   */
  private @Nullable Program inverse(
      List<ParserRuleContext> inverses, int place, Token end, Strip close) {
    if (place == inverses.size()) {
      return null;
    }
    ParserRuleContext tag = inverses.get(place);
    boolean last = place + 1 == inverses.size();
    int next = last ? end.getStartIndex() : inverses.get(place + 1).start.getStartIndex();
    int start = tagEnd(tag).getStopIndex() + 1;
    if (!(tag instanceof ElseStmtChainContext chained)) {
      return program(((ElseStmtContext) tag).unlessBody, start, next, List.of());
    }
    Strip open = strip(tag);
    int[] range = {tag.start.getStartIndex(), start};
    Block block =
        new Block(
            expressions.call(chained.sexpr(), false, range),
            program(chained.unlessBody, start, next, parameters(chained.blockParams())),
            inverse(inverses, place + 1, end, open),
            open,
            last ? Strip.NONE : strip(inverses.get(place + 1)),
            place == 0 ? close : open);
    return new Program(List.of(block), List.of(), true);
  }

  private Block rawBlock(RawBlockContext context) {
    Call call = expressions.call(context.sexpr(), false, range(context));
    checkClose(call, context.nameEnd);
    int start = context.END_RAW(0).getSymbol().getStopIndex() + 1;
    int end = context.END_RAW_BLOCK().getSymbol().getStartIndex();
    Content content = new Content(text.substring(start, end), start);
    Program body = new Program(List.of(content), List.of(), false);
    return new Block(call, body, null, Strip.NONE, Strip.NONE, Strip.NONE);
  }

  private void checkClose(Call call, Token name) {
    String open = call.path().original();
    String close = Path.parse(name.getText()).map(Path::original).orElse(name.getText());
    if (!open.equals(close)) {
      errors.report(
          name.getStartIndex(),
          name.getStopIndex() + 1,
          "The block `" + open + "` is closed as `" + close + "`.");
    }
  }

  private static List<String> parameters(@Nullable BlockParamsContext context) {
    return context == null ? List.of() : context.QID().stream().map(TerminalNode::getText).toList();
  }

  /**
   * Adds the text of a stretch of the template. A tag after a backslash is text; after two, it is a
   * tag after one backslash.
   */
  private void addContent(int start, int end, List<Statement> statements) {
    int at = start;
    int tag = text.indexOf("{{", at);
    while (tag >= 0 && tag < end) {
      addText(at, tag - 1, statements);
      at = nextTag(tag + 2, end);
      addText(tag, at, statements);
      tag = text.indexOf("{{", at);
    }
    boolean beforeTag = end < text.length();
    boolean escaped = beforeTag && text.startsWith("\\\\", end - 2) && end - 2 >= at;
    addText(at, escaped ? end - 1 : end, statements);
  }

  private int nextTag(int from, int end) {
    int tag = text.indexOf("{{", from);
    if (tag < 0 || tag > end) {
      return end;
    }
    int at = tag;
    while (at > from && at > tag - 2 && text.charAt(at - 1) == '\\') {
      at--;
    }
    return at;
  }

  private void addText(int start, int end, List<Statement> statements) {
    if (start < end) {
      statements.add(new Content(text.substring(start, end), start));
    }
  }

  private static int[] range(ParserRuleContext context) {
    return new int[] {context.start.getStartIndex(), context.stop.getStopIndex() + 1};
  }

  private static Token tagEnd(ParserRuleContext tag) {
    return tag instanceof ElseStmtChainContext chained
        ? chained.END().getSymbol()
        : ((ElseStmtContext) tag).END().getSymbol();
  }

  private Strip strip(ParserRuleContext tag) {
    return strip(tag.start, tagEnd(tag));
  }

  /** Returns what a tag's first and last token say about the white space around it. */
  private Strip strip(Token open, Token close) {
    int end = close.getStopIndex() + 1;
    return new Strip(text.charAt(open.getStartIndex() + 2) == '~', text.charAt(end - 3) == '~');
  }
}
