package dev.cumulusc.kes.handlebars;

import com.github.jknack.handlebars.internal.HbsParser.BlockContext;
import com.github.jknack.handlebars.internal.antlr.BaseErrorListener;
import com.github.jknack.handlebars.internal.antlr.LexerNoViableAltException;
import com.github.jknack.handlebars.internal.antlr.Parser;
import com.github.jknack.handlebars.internal.antlr.RecognitionException;
import com.github.jknack.handlebars.internal.antlr.Recognizer;
import com.github.jknack.handlebars.internal.antlr.RuleContext;
import com.github.jknack.handlebars.internal.antlr.Token;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** Reports the first fault in a template's syntax; what follows it mostly follows from it. */
final class SyntaxErrors extends BaseErrorListener {
  private final SourceFile file;
  private final Diagnostics diagnostics;
  private boolean found;

  SyntaxErrors(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  boolean found() {
    return found;
  }

  void report(int from, int to, String message) {
    if (!found) {
      diagnostics.report(
          HandlebarsRules.TEMPLATE_SYNTAX, file.span(from, Math.max(from, to)), message);
    }
    found = true;
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      @Nullable Object offending,
      int line,
      int column,
      String message,
      @Nullable RecognitionException cause) {
    if (offending instanceof Token token && token.getType() != Token.EOF) {
      int end = token.getStopIndex() + 1;
      String text = file.text().substring(token.getStartIndex(), end).strip();
      report(token.getStartIndex(), end, "`" + text + "` is not expected here.");
    } else if (cause instanceof LexerNoViableAltException noToken) {
      int at = noToken.getStartIndex();
      report(at, at + 1, "`" + file.text().charAt(at) + "` is not expected in a tag.");
    } else {
      Token open = recognizer instanceof Parser parser ? openBlock(parser.getContext()) : null;
      if (open == null) {
        int end = file.text().length();
        report(end, end, "The template ends inside a tag.");
      } else {
        report(open.getStartIndex(), open.getStopIndex() + 1, "This block is not closed.");
      }
    }
  }

  private static @Nullable Token openBlock(@Nullable RuleContext context) {
    for (RuleContext at = context; at != null; at = at.parent) {
      if (at instanceof BlockContext block) {
        return block.startToken;
      }
    }
    return null;
  }
}
