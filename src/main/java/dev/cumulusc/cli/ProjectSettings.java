package dev.cumulusc.cli;

import dev.cumulusc.catalog.RuleSelector;
import dev.cumulusc.cli.settings.Settings;
import dev.cumulusc.cli.settings.SettingsFile;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.model.Located;
import dev.cumulusc.report.TextReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The settings that hold for the command that runs, and the rules that they name. */
final class ProjectSettings {
  private Settings settings = Settings.NONE;

  /** The application that the settings were read for; nothing before they are. */
  private Optional<Path> readFor = Optional.empty();

  private Predicate<RuleInfo> ignored = rule -> false;

  /** The settings file is wrong; what about it is the message. */
  static final class SettingsException extends ParameterException {
    private static final long serialVersionUID = 1;

    SettingsException(CommandLine command, String findings) {
      super(command, findings);
    }
  }

  /**
   * Reads the settings for an application, unless they are read already.
   *
   * @param application the application folder as the command line names it
   * @return the settings
   * @throws SettingsException if the settings file is wrong
   */
  Settings read(Path application, CommandSpec spec) {
    if (!readFor.equals(Optional.of(application))) {
      settings =
          SettingsFile.find(application).map(file -> readFile(file, spec)).orElse(Settings.NONE);
      ignored = settings.ignore().isEmpty() ? rule -> false : rules(settings.ignore());
      readFor = Optional.of(application);
    }
    return settings;
  }

  private static Settings readFile(Path file, CommandSpec spec) {
    Diagnostics diagnostics = new Diagnostics();
    Settings read = SettingsFile.read(file, CumuluscCommand.isTrusted(spec), diagnostics);
    if (!diagnostics.sorted().isEmpty()) {
      throw new SettingsException(
          spec.commandLine(),
          new TextReport(CumuluscCommand.of(spec).terminal.errorTheme())
              .print(diagnostics.sorted()));
    }
    return read;
  }

  /** Returns the application folder for the one that a command line names or leaves out. */
  Path application(Path named, CommandSpec spec) {
    return named.equals(FolderParameter.HERE)
        ? read(named, spec).root().map(Settings.Root::folder).orElse(named)
        : named;
  }

  /** Returns the settings that were read last. */
  Settings settings() {
    return settings;
  }

  /** Returns whether the settings ignore a finding; errors are never ignored. */
  boolean ignores(Diagnostic found) {
    return found.severity() != Severity.ERROR && ignored.test(found.rule());
  }

  /** Returns the rules that the settings select; all if they select none. */
  Predicate<RuleInfo> selected() {
    return settings.select().isEmpty() ? rule -> true : rules(settings.select());
  }

  private static Predicate<RuleInfo> rules(List<Located<String>> names) {
    try {
      return RuleSelector.of(names.stream().map(Located::value).toList());
    } catch (RuleSelector.UnknownRuleException e) {
      throw new IllegalStateException("A settings file with another name is refused.", e);
    }
  }
}
