package dev.cumulusc.kes.handlebars;

import com.github.jknack.handlebars.internal.HbsLexer;
import com.github.jknack.handlebars.internal.HbsParser;
import com.github.jknack.handlebars.internal.antlr.CharStreams;
import com.github.jknack.handlebars.internal.antlr.CommonTokenStream;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.handlebars.Statement.Program;
import dev.cumulusc.source.SourceFile;
import java.util.Optional;

/** Reads a template with the grammar of handlebars.java. */
final class TemplateReader {
  private TemplateReader() {}

  /** Reads a template; nothing is returned if its syntax is wrong, which is reported. */
  static Optional<Program> read(SourceFile file, Diagnostics diagnostics) {
    SyntaxErrors errors = new SyntaxErrors(file, diagnostics);
    HbsLexer lexer = new HbsLexer(CharStreams.fromString(MaskedText.of(file.text())), "{{", "}}");
    lexer.removeErrorListeners();
    lexer.addErrorListener(errors);
    HbsParser parser = new HbsParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    HbsParser.BodyContext body = parser.template().body();
    if (errors.found()) {
      return Optional.empty();
    }
    Program program = new StatementBuilder(file.text(), errors).template(body);
    if (errors.found()) {
      return Optional.empty();
    }
    WhitespaceControl.apply(program);
    return Optional.of(program);
  }
}
