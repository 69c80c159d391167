package dev.cumulusc.kes.handlebars;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.handlebars.Expression.Call;
import dev.cumulusc.kes.handlebars.Statement.Program;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.Map;
import java.util.Optional;

/** A template that can be rendered. */
public final class HandlebarsTemplate {
  private final SourceFile file;
  private final Program program;

  private HandlebarsTemplate(SourceFile file, Program program) {
    this.file = file;
    this.program = program;
  }

  /** Reads a template; nothing is returned if its syntax is wrong, which is reported. */
  public static Optional<HandlebarsTemplate> read(SourceFile file, Diagnostics diagnostics) {
    return TemplateReader.read(file, diagnostics)
        .map(program -> new HandlebarsTemplate(file, program));
  }

  /**
   * Renders the template.
   *
   * @param root the value that names outside of blocks are looked up in
   * @param helpers the helpers beside those that Handlebars itself has
   * @return the text; nothing if a helper fails, which is reported
   */
  public Optional<RenderedText> render(
      JsValue root, Map<String, Helper> helpers, Diagnostics diagnostics) {
    RenderedText out = new RenderedText(file);
    Renderer renderer = new Renderer(helpers, out);
    try {
      renderer.render(program, Scope.of(root));
      return Optional.of(out);
    } catch (HelperFailure failure) {
      Call call = renderer.failed();
      SourceSpan at = call == null ? file.start() : file.span(call.start(), call.end());
      diagnostics.report(HandlebarsRules.TEMPLATE_RENDERING, at, failure.sentence());
      return Optional.empty();
    }
  }
}
