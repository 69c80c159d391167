package dev.cumulusc.cli;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.report.GithubReport;
import dev.cumulusc.report.JsonReport;
import dev.cumulusc.report.JunitReport;
import dev.cumulusc.report.Report;
import dev.cumulusc.report.SarifReport;
import dev.cumulusc.report.TextReport;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say which findings count, and how they are written. */
final class ReportOptions {
  /** What {@code --format} takes. */
  enum Format {
    text,
    json,
    sarif,
    github,
    junit
  }

  /** What {@code --fail-on} takes. */
  enum FailOn {
    error,
    warning
  }

  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "The findings' format: text, json, sarif, github or junit (${DEFAULT-VALUE}).")
  Format format = Format.text;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "error",
      description = "What makes the exit code 1: error, or warning as well (${DEFAULT-VALUE}).")
  FailOn failOn = FailOn.error;

  @Option(
      names = "--select",
      paramLabel = "CODE",
      split = ",",
      description = "Report only these rules; `C4` means all whose codes begin so.")
  List<String> select = new ArrayList<>();

  @Option(
      names = "--ignore",
      paramLabel = "CODE",
      split = ",",
      description = "Don't report these rules; `C4` means all whose codes begin so.")
  List<String> ignore = new ArrayList<>();

  /** Returns the findings that count. */
  List<Diagnostic> counted(List<Diagnostic> found) {
    return found.stream()
        .filter(each -> select.isEmpty() || isNamed(each, select))
        .filter(each -> !isNamed(each, ignore))
        .toList();
  }

  /** Returns the report in its format. */
  String print(List<Diagnostic> counted) {
    return report().print(counted);
  }

  /** Returns the exit code that the findings ask for. */
  int exitCode(List<Diagnostic> counted) {
    Severity least = failOn == FailOn.error ? Severity.ERROR : Severity.WARNING;
    return counted.stream().anyMatch(each -> each.severity().compareTo(least) <= 0)
        ? ExitCode.FINDINGS
        : ExitCode.DONE;
  }

  private Report report() {
    return switch (format) {
      case text -> new TextReport(CumuluscCommand.of(mixee).terminal.outputTheme());
      case json -> new JsonReport();
      case sarif -> new SarifReport(ProgramVersion.read());
      case github -> new GithubReport();
      case junit -> new JunitReport();
    };
  }

  private static boolean isNamed(Diagnostic diagnostic, List<String> codes) {
    return codes.stream().anyMatch(code -> diagnostic.rule().code().startsWith(code.strip()));
  }
}
