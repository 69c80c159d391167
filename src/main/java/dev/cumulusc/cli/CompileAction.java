package dev.cumulusc.cli;

import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.OutputFolder;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.report.CompileSummary;
import dev.cumulusc.report.Theme;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Compiles, writes the templates, and tells people about it on standard error. */
final class CompileAction {
  private final PrintWriter err;
  private final OutputOptions output;
  private final Theme theme;
  private final CompileStep step;

  CompileAction(CommandSpec spec, OutputOptions output) {
    this.err = spec.commandLine().getErr();
    this.theme = CumuluscCommand.of(spec).terminal.errorTheme();
    this.output = output;
    this.step = new CompileStep(spec);
  }

  int run(ApplicationRequest request, EngineOption engine) {
    CheckedRun run = step.run(request, engine, output.templateFormat());
    if (run.compilation().isEmpty()) {
      return ExitCode.FINDINGS;
    }
    return write(request, run.compilation().get(), run.texts());
  }

  private int write(
      ApplicationRequest request, Compilation compilation, Map<String, String> templateTexts) {
    Path folder = output.folder(request.application(), request.deployment());
    Map<String, String> texts = new LinkedHashMap<>();
    List<CompileSummary.Written> written = new ArrayList<>();
    TemplateTexts.templates(compilation)
        .forEach(
            (name, template) -> {
              String file = output.fileName(name);
              String text = templateTexts.getOrDefault(name, "");
              texts.put(file, text);
              written.add(
                  new CompileSummary.Written(
                      folder.resolve(file).normalize().toString(), template, text));
            });
    try {
      new OutputFolder(folder).write(texts);
    } catch (IOException e) {
      err.println(CompileStep.unwritable(folder, e));
      return ExitCode.FINDINGS;
    }
    err.print(
        new CompileSummary(theme)
            .print(
                CompileStep.subject(request),
                written,
                compilation.moved(),
                compilation.overrides(),
                CommandRunner.sinceStart()));
    return ExitCode.DONE;
  }
}
