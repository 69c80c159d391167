package dev.cumulusc.kes.handlebars;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.handlebars.Statement.Program;
import dev.cumulusc.source.SourceFile;
import java.util.Optional;

/** Reads a template, and reports the first fault in its syntax: others mostly follow from it. */
final class TemplateReader {
  private TemplateReader() {}

  /** Reads a template; nothing is returned if its syntax is wrong, which is reported. */
  static Optional<Program> read(SourceFile file, Diagnostics diagnostics) {
    try {
      Program program = TemplateParser.parse(file.text());
      WhitespaceControl.apply(program);
      return Optional.of(program);
    } catch (TemplateSyntaxException e) {
      diagnostics.report(
          HandlebarsRules.TEMPLATE_SYNTAX, file.span(e.start(), e.end()), e.sentence());
      return Optional.empty();
    }
  }
}
