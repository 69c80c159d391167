package dev.cumulusc.compile;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.validate.ReadLines;
import dev.cumulusc.validate.Suppressions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of compiling and checking an application.
 *
 * @param found what was found, without what comments in the files suppress
 * @param compilation nothing if there are errors
 * @param texts the templates' texts by name; empty if there are errors
 */
public record CheckedRun(
    List<Diagnostic> found, Optional<Compilation> compilation, Map<String, String> texts) {

  public CheckedRun {
    found = List.copyOf(found);
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /** Compiles an application with an engine, or with the one that suits it, and checks it. */
  public static CheckedRun of(
      ApplicationRequest request,
      Optional<EngineChoice> engine,
      TemplateWriter.Format format,
      RenderedErrors rendered) {
    CheckedRun run = checked(request, engine, format, rendered);
    return new CheckedRun(
        Slips.alone(
            run.found(),
            texts -> checked(request.reading(texts), engine, format, rendered).found()),
        run.compilation(),
        run.texts());
  }

  private static CheckedRun checked(
      ApplicationRequest request,
      Optional<EngineChoice> engine,
      TemplateWriter.Format format,
      RenderedErrors rendered) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Compilation> compilation =
        new Compiler(diagnostics, rendered).compile(request, engine);
    Map<String, String> texts =
        compilation.map(made -> TemplateTexts.write(made, format, diagnostics)).orElse(Map.of());
    List<Diagnostic> found =
        Suppressions.apply(
            diagnostics.sorted(),
            // After an error some checks were left out, and nobody knows what they would find.
            compilation.map(CheckedLines::of).orElseGet(ReadLines::new));
    return diagnostics.hasErrors()
        ? new CheckedRun(found, Optional.empty(), Map.of())
        : new CheckedRun(found, compilation, texts);
  }

  /** Returns this run without a result, where what was found is to end it. */
  public CheckedRun withoutResult() {
    return new CheckedRun(found, Optional.empty(), Map.of());
  }
}
