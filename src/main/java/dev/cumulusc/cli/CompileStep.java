package dev.cumulusc.cli;

import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.report.TextReport;
import dev.cumulusc.report.Theme;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.validate.Consequences;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Compiles, and tells people on standard error what was found. */
final class CompileStep {
  private final PrintWriter err;
  private final Theme theme;

  CompileStep(CommandSpec spec) {
    this.err = spec.commandLine().getErr();
    this.theme = CumuluscCommand.of(spec).terminal.errorTheme();
  }

  /** Compiles an application; when the result has no compilation, all is said. */
  CheckedRun run(ApplicationRequest request, EngineOption engine, TemplateWriter.Format format) {
    CheckedRun run = CheckedRun.of(request, engine.choice(), format, RenderedErrors.WARN);
    tell(run);
    return run;
  }

  /** Tells what was found while something was compiled. */
  void tell(CheckedRun run) {
    tell(
        Consequences.removed(run.found().stream().filter(CompileStep::concernsResult).toList()),
        run.compilation().isPresent());
  }

  /**
   * Tells what was found.
   *
   * @param goesOn whether something is written all the same
   */
  void tell(List<Diagnostic> found, boolean goesOn) {
    err.print(new TextReport(theme).print(found));
    String count = TextReport.count(found);
    if (!goesOn) {
      err.println("Found " + count + ". Nothing was written.");
    } else if (!count.isEmpty()) {
      err.println("Found " + count + ".");
    }
  }

  /** Says what is compiled. */
  static String subject(ApplicationRequest request) {
    Path application = request.application().normalize();
    String folder = application.toString().isEmpty() ? "." : application.toString();
    return folder + " (deployment " + request.deployment() + ")";
  }

  /** Says why templates were not written to a folder. */
  static String unwritable(Path folder, IOException problem) {
    String kind =
        problem.getClass() == IOException.class ? "" : problem.getClass().getSimpleName() + ": ";
    return "error: The templates can't be written to `"
        + folder
        + "`: "
        + kind
        + problem.getMessage()
        + ".";
  }

  /** Advice on the policy of tasks and on what is unused is what {@code validate} is for. */
  private static boolean concernsResult(Diagnostic diagnostic) {
    return diagnostic.severity() != Severity.NOTE || !diagnostic.rule().stage().isAdvice();
  }
}
