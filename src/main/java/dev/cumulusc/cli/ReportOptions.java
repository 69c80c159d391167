package dev.cumulusc.cli;

import dev.cumulusc.catalog.RuleCatalog;
import dev.cumulusc.catalog.RuleSelector;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.report.GithubReport;
import dev.cumulusc.report.JsonReport;
import dev.cumulusc.report.JunitReport;
import dev.cumulusc.report.Report;
import dev.cumulusc.report.SarifReport;
import dev.cumulusc.report.TextReport;
import dev.cumulusc.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "The findings' format: text, json, sarif, github or junit (${DEFAULT-VALUE}).")
  Format format = Format.text;

  @Option(
      names = "--select",
      paramLabel = "CODE",
      split = ",",
      description =
          "Report only these rules, by code, name or family; `C4` means all codes that begin with"
              + " it.")
  List<String> select = new ArrayList<>();

  @Option(
      names = "--ignore",
      paramLabel = "CODE",
      split = ",",
      description =
          "Don't report warnings and notes of these rules, by code, name or family; `C4` means all"
              + " codes that begin with it.")
  List<String> ignore = new ArrayList<>();

  /**
   * Returns which findings count. Errors can't be ignored: of what {@code --ignore} names, only
   * warnings and notes are.
   *
   * @throws ParameterException if an option names a rule that does not exist, or {@code --ignore}
   *     one that reports errors
   */
  Predicate<Diagnostic> wanted() {
    ProjectSettings settings = CumuluscCommand.of(mixee).settings;
    Predicate<RuleInfo> isSelected =
        select.isEmpty() ? settings.selected() : rules(select, "--select");
    Predicate<RuleInfo> isIgnored = rules(ignore, "--ignore");
    ignore.forEach(this::refuseError);
    return found ->
        isSelected.test(found.rule())
            && (found.severity() == Severity.ERROR || !isIgnored.test(found.rule()));
  }

  private void refuseError(String name) {
    RuleCatalog.find(name.strip())
        .filter(rule -> rule.severity() == Severity.ERROR)
        .ifPresent(
            rule -> {
              throw new ParameterException(
                  mixee.commandLine(),
                  "`--ignore`: `%s` reports errors, which can't be ignored; `cumulusc explain %s`"
                          .formatted(name.strip(), rule.code())
                      + " shows how to correct them.");
            });
  }

  /** Returns the report in its format; JSON names files as the application does. */
  String print(List<Diagnostic> counted) {
    return report()
        .print(format == Format.json ? counted : CumuluscCommand.paths(mixee).of(counted));
  }

  private Report report() {
    return switch (format) {
      case text -> {
        Terminal terminal = CumuluscCommand.of(mixee).terminal;
        yield new TextReport(terminal.outputTheme(), terminal.outputWidth());
      }
      case json -> new JsonReport();
      case sarif -> new SarifReport(ProgramVersion.read());
      case github -> new GithubReport();
      case junit -> new JunitReport();
    };
  }

  private Predicate<RuleInfo> rules(List<String> names, String option) {
    if (names.isEmpty()) {
      return rule -> false;
    }
    try {
      return RuleSelector.of(names);
    } catch (RuleSelector.UnknownRuleException e) {
      throw new ParameterException(mixee.commandLine(), "`" + option + "`: " + e.getMessage(), e);
    }
  }
}
