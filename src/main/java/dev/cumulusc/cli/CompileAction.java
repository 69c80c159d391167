package dev.cumulusc.cli;

import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.OutputFolder;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.report.CompileSummary;
import dev.cumulusc.report.TextReport;
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

  CompileAction(CommandSpec spec, OutputOptions output) {
    this.err = spec.commandLine().getErr();
    this.theme = CumuluscCommand.of(spec).terminal.errorTheme();
    this.output = output;
  }

  int run(ApplicationRequest request, EngineOption engine) {
    CheckedRun run =
        CheckedRun.of(request, engine.choice(), output.templateFormat(), RenderedErrors.WARN);
    List<Diagnostic> told = run.found().stream().filter(CompileAction::concernsResult).toList();
    err.print(new TextReport(theme).print(told));
    String found = TextReport.count(told);
    if (run.compilation().isEmpty()) {
      err.println("Found " + found + ". Nothing was written.");
      return ExitCode.FINDINGS;
    }
    if (!found.isEmpty()) {
      err.println("Found " + found + ".");
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
      err.println("error: The templates can't be written to `" + folder + "`: " + reason(e) + ".");
      return ExitCode.FINDINGS;
    }
    String subject = subject(request);
    err.print(
        new CompileSummary(theme)
            .print(
                subject,
                written,
                compilation.moved(),
                compilation.overrides(),
                CommandRunner.sinceStart()));
    return ExitCode.DONE;
  }

  /** Advice on the policy of tasks is what {@code validate} is for. */
  private static boolean concernsResult(Diagnostic diagnostic) {
    return diagnostic.severity() != Severity.NOTE || !diagnostic.rule().code().startsWith("C4");
  }

  private static String subject(ApplicationRequest request) {
    Path application = request.application().normalize();
    String folder = application.toString().isEmpty() ? "." : application.toString();
    return folder + " (deployment " + request.deployment() + ")";
  }

  private static String reason(IOException problem) {
    String kind =
        problem.getClass() == IOException.class ? "" : problem.getClass().getSimpleName() + ": ";
    return kind + problem.getMessage();
  }
}
