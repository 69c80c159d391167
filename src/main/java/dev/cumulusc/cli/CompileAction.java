package dev.cumulusc.cli;

import dev.cumulusc.app.CompileApplication;
import dev.cumulusc.report.CompileSummary;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.terminal.Terminal;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Compiles, and prints a summary on standard error. */
final class CompileAction {
  private CompileAction() {}

  static int run(
      CommandSpec spec,
      ApplicationRequest request,
      EngineOption engine,
      OutputOptions output,
      FindingOptions findings) {
    Terminal terminal = CumuluscCommand.of(spec).terminal;
    Optional<CompileApplication.Result> result =
        new CompileApplication()
            .run(
                new CompileApplication.Request(
                    request,
                    engine.choice(),
                    output.files(request.deployment()),
                    findings.findings()),
                CumuluscCommand.frontEnd(spec).listener());
    result.ifPresent(
        compiled ->
            spec.commandLine()
                .getErr()
                .print(
                    new CompileSummary(terminal.errorTheme(), terminal.errorWidth())
                        .print(
                            ApplicationOptions.subject(request),
                            compiled,
                            CommandRunner.sinceStart())));
    return result.isPresent() ? ExitCode.DONE : ExitCode.FINDINGS;
  }
}
