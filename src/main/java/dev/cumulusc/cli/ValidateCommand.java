package dev.cumulusc.cli;

import dev.cumulusc.app.Baseline;
import dev.cumulusc.app.Findings;
import dev.cumulusc.app.ValidateApplication;
import dev.cumulusc.app.ValidateApplication.Fixing;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.report.TextReport;
import dev.cumulusc.report.UnifiedDiff;
import dev.cumulusc.validate.Fixes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cumulusc validate}: findings on standard output, all else on standard error. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Checks an application and all that it compiles to; writes no template.",
    exitCodeList = {
      "0:Nothing was found that `--fail-on` counts.",
      "1:Something was found that `--fail-on` counts, or a file can't be fixed."
    },
    footer = {
      "cumulusc validate --fail-on warning",
      "cumulusc validate --format github --ignore C5111,task-policy",
      "cumulusc validate --fix --dry-run",
      "cumulusc validate --asl machines/order.asl.json --type express"
    })
final class ValidateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin FolderParameter app;
  @Mixin ApplicationOptions application;
  @Mixin ReportOptions report;
  @Mixin FindingOptions findings;
  @Mixin MachineTypeOption type;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "Write the warnings and notes to this file, for `--baseline`.")
  @Nullable Path writeBaseline;

  @Option(
      names = "--asl",
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description =
          "Check bare state machine definitions, each file by itself, and no application.")
  List<Path> definitions = new ArrayList<>();

  @Option(
      names = "--fix",
      description = "Fix what has one right answer in the files, then report what is left.")
  boolean fix;

  @Option(
      names = "--dry-run",
      description = "With --fix, print the changes instead of making them.")
  boolean dryRun;

  @Override
  public Integer call() {
    if (dryRun && !fix) {
      throw new ParameterException(spec.commandLine(), "`--dry-run` goes with `--fix`.");
    }
    Listener listener = CumuluscCommand.frontEnd(spec).listener();
    ValidateApplication.Target target = target();
    Findings wanted = findings.findings(report.wanted());
    Optional<ValidateApplication.Result> result =
        new ValidateApplication()
            .run(new ValidateApplication.Request(target, wanted, fixing()), listener);
    if (result.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    if (dryRun) {
      show(result.get().fixed());
    } else {
      print(spec, result.get().found(), report, listener);
    }
    if (result.get().left() > 0) {
      listener.note("Run it again to fix " + Words.count(result.get().left(), "more place") + ".");
    }
    return written(result.get().found(), listener) ? exitCode(result.get()) : ExitCode.FINDINGS;
  }

  /** Writes the baseline, if one is wanted. */
  private boolean written(List<Diagnostic> found, Listener listener) {
    if (writeBaseline == null) {
      return true;
    }
    try {
      Baseline.write(found, writeBaseline);
      listener.note("Wrote `" + writeBaseline + "`; `--baseline` leaves out what is in it.");
      return true;
    } catch (IOException e) {
      listener.error(
          "The baseline can't be written to `"
              + writeBaseline
              + "`: "
              + FileFailure.reason(e)
              + ".");
      return false;
    }
  }

  private static int exitCode(ValidateApplication.Result result) {
    return result.fails() ? ExitCode.FINDINGS : ExitCode.DONE;
  }

  /** Checks something, fixes nothing, and prints what was found. */
  static int check(
      CommandSpec spec,
      ValidateApplication.Target target,
      ReportOptions report,
      FindingOptions options) {
    Listener listener = CumuluscCommand.frontEnd(spec).listener();
    Findings findings = options.findings(report.wanted());
    Optional<ValidateApplication.Result> result =
        new ValidateApplication()
            .run(new ValidateApplication.Request(target, findings, Fixing.NONE), listener);
    result.ifPresent(checked -> print(spec, checked.found(), report, listener));
    return result.map(ValidateCommand::exitCode).orElse(ExitCode.FINDINGS);
  }

  private ValidateApplication.Target target() {
    if (!definitions.isEmpty()) {
      CumuluscCommand.of(spec).settings.read(FolderParameter.HERE, spec);
    }
    return definitions.isEmpty()
        ? new ValidateApplication.Target.Application(
            application.request(app.folder), application.engine.choice())
        : new ValidateApplication.Target.Definitions(definitions, type.type);
  }

  private Fixing fixing() {
    return dryRun ? Fixing.PROPOSE : fix ? Fixing.APPLY : Fixing.NONE;
  }

  private void show(List<Fixes.Fixed> fixed) {
    PrintWriter out = spec.commandLine().getOut();
    for (Fixes.Fixed each : fixed) {
      out.print(UnifiedDiff.of(each.file().name(), each.file().text(), each.text()));
    }
    out.flush();
  }

  private static void print(
      CommandSpec spec, List<Diagnostic> found, ReportOptions report, Listener listener) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.print(found));
    out.flush();
    String count = TextReport.count(found);
    listener.note(count.isEmpty() ? "Nothing found." : "Found " + count + ".");
  }
}
