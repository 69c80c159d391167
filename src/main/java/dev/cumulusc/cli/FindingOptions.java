package dev.cumulusc.cli;

import dev.cumulusc.app.Baseline;
import dev.cumulusc.app.Findings;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options about findings that all commands have which compile: what is shown, what fails. */
final class FindingOptions {
  /** What {@code --min-severity} takes. */
  enum MinSeverity {
    note(Severity.NOTE),
    warning(Severity.WARNING),
    error(Severity.ERROR);

    private final Severity severity;

    MinSeverity(Severity severity) {
      this.severity = severity;
    }
  }

  /** What {@code --fail-on} takes. */
  enum FailOn {
    error(Severity.ERROR),
    warning(Severity.WARNING);

    private final Severity severity;

    FailOn(Severity severity) {
      this.severity = severity;
    }
  }

  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "The least severity that fails, with exit code 1 and nothing made: error or warning (that"
              + " of cumulusc.yml, else error).")
  @Nullable FailOn failOn;

  @Option(
      names = "--min-severity",
      paramLabel = "SEVERITY",
      defaultValue = "note",
      description =
          "The least severity that is reported: note, warning or error (${DEFAULT-VALUE}). What is"
              + " left out still counts for --fail-on.")
  MinSeverity minSeverity = MinSeverity.note;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Report only what is not in this file, which `validate --write-baseline` writes; errors are always reported.")
  @Nullable Path baseline;

  @Option(
      names = "--paths-from",
      paramLabel = "DIR",
      description =
          "The folder that paths in findings are relative to (the current one); JSON has them"
              + " relative to the application.")
  @Nullable Path pathsFrom;

  /** Returns which findings are reported and which fail. */
  Findings findings() {
    return findings(found -> true);
  }

  /**
   * Returns which findings are reported and which fail.
   *
   * @param wanted those that other options leave
   */
  Findings findings(Predicate<Diagnostic> wanted) {
    if (pathsFrom != null && !Files.isDirectory(pathsFrom)) {
      throw new ParameterException(
          mixee.commandLine(), "`--paths-from`: there is no folder `" + pathsFrom + "`.");
    }
    ProjectSettings settings = CumuluscCommand.of(mixee).settings;
    FailOn failing =
        Optional.ofNullable(failOn)
            .or(() -> settings.settings().failOn().map(FailOn::valueOf))
            .orElse(FailOn.error);
    return new Findings(
        wanted.and(found -> !settings.ignores(found)),
        Optional.ofNullable(baseline).map(this::read),
        failing.severity,
        minSeverity.severity);
  }

  private Baseline read(Path file) {
    try {
      return Baseline.read(file);
    } catch (IOException e) {
      throw new ParameterException(
          mixee.commandLine(),
          "`--baseline`: `"
              + file
              + "` can't be read: "
              + FileFailure.reason(e)
              + ". `cumulusc validate --write-baseline "
              + file
              + "` writes it.",
          e);
    }
  }
}
