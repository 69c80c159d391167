package dev.cumulusc.app;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.template.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Compiles a stack of an application, and writes its templates. */
public final class CompileApplication {
  /** What is to be compiled, and where its templates go. */
  public record Request(
      ApplicationRequest application,
      Optional<EngineChoice> engine,
      TemplateFiles files,
      Findings findings) {}

  /**
   * What was compiled.
   *
   * @param written the templates that were written, the main one first
   */
  public record Result(Compilation compilation, List<Written> written) {
    public Result {
      written = List.copyOf(written);
    }
  }

  /** A template that was written to a file. */
  public record Written(Path file, Template template, String text) {}

  /** Compiles; without a result nothing was written, and why not was reported. */
  public Optional<Result> run(Request request, Listener listener) {
    CheckedRun run =
        new Preparation(request.engine(), request.files().format(), request.findings(), listener)
            .compile(request.application());
    return run.compilation()
        .flatMap(
            compilation ->
                request
                    .files()
                    .write(run.texts(), request.application(), listener)
                    .map(files -> new Result(compilation, written(compilation, run, files))));
  }

  private static List<Written> written(
      Compilation compilation, CheckedRun run, Map<String, Path> files) {
    List<Written> written = new ArrayList<>();
    TemplateTexts.templates(compilation)
        .forEach(
            (name, template) ->
                written.add(
                    new Written(
                        Objects.requireNonNull(files.get(name)),
                        template,
                        Objects.requireNonNull(run.texts().get(name)))));
    return written;
  }
}
