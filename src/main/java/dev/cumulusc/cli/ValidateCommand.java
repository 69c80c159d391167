package dev.cumulusc.cli;

import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.report.TextReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc validate}: findings on standard output, all else on standard error. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Checks an application and all that it compiles to; writes no template.")
final class ValidateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin ApplicationOptions application;
  @Mixin EngineOption engine;
  @Mixin ReportOptions report;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "APP",
      defaultValue = ".",
      description = "The application folder (the current one).")
  Path folder = Path.of(".");

  @Override
  public Integer call() {
    CheckedRun run =
        CheckedRun.of(
            application.request(folder, false), engine.choice(), TemplateWriter.Format.YAML);
    return tell(run.found());
  }

  private int tell(List<Diagnostic> found) {
    List<Diagnostic> counted = report.counted(found);
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.print(counted));
    out.flush();
    String count = TextReport.count(counted);
    spec.commandLine()
        .getErr()
        .println(count.isEmpty() ? "Nothing found." : "Found " + count + ".");
    return report.exitCode(counted);
  }
}
