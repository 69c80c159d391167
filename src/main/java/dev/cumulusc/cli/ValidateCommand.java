package dev.cumulusc.cli;

import dev.cumulusc.asl.MachineType;
import dev.cumulusc.compile.AslFiles;
import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.MendedFiles;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.report.ProgressLine;
import dev.cumulusc.report.TextReport;
import dev.cumulusc.report.UnifiedDiff;
import dev.cumulusc.validate.Fixes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code cumulusc validate}: findings on standard output, all else on standard error. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Checks an application and all that it compiles to; writes no template.")
final class ValidateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin FolderParameter app;
  @Mixin ApplicationOptions application;
  @Mixin EngineOption engine;
  @Mixin ReportOptions report;

  @Option(
      names = "--asl",
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description =
          "Check bare state machine definitions, each file by itself, and no application.")
  List<Path> definitions = new ArrayList<>();

  @Option(
      names = "--fix",
      description = "Mend what has one right answer in the files, then report what is left.")
  boolean fix;

  @Option(
      names = "--dry-run",
      description = "With --fix, print the changes instead of making them.")
  boolean dryRun;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      converter = TypeConverter.class,
      defaultValue = "standard",
      description = "With --asl, what is to run them: standard or express (${DEFAULT-VALUE}).")
  MachineType type = MachineType.STANDARD;

  @Override
  public Integer call() {
    if (dryRun && !fix) {
      throw new ParameterException(spec.commandLine(), "`--dry-run` goes with `--fix`.");
    }
    List<Diagnostic> found = check();
    if (fix) {
      List<Fixes.Mended> mended = mended(found);
      if (dryRun) {
        return show(mended, found);
      }
      if (!write(mended)) {
        return ExitCode.FINDINGS;
      }
      found = mended.isEmpty() ? found : check();
      int exitCode = tell(found);
      hintAt(mended(found));
      return exitCode;
    }
    return tell(found);
  }

  private List<Diagnostic> check() {
    if (!CumuluscCommand.of(spec).terminal.canRedraw()) {
      return findings();
    }
    ProgressLine line = ProgressLine.start(spec.commandLine().getErr(), work());
    try {
      return findings();
    } finally {
      line.close();
    }
  }

  private String work() {
    String place = (definitions.isEmpty() ? app.folder : definitions.get(0)).normalize().toString();
    return "Checking " + (place.isEmpty() ? "." : place);
  }

  private List<Diagnostic> findings() {
    return definitions.isEmpty()
        ? CheckedRun.of(
                application.request(app.folder, false),
                engine.choice(),
                TemplateWriter.Format.YAML,
                RenderedErrors.STOP)
            .found()
        : AslFiles.check(definitions, type);
  }

  private List<Fixes.Mended> mended(List<Diagnostic> found) {
    return MendedFiles.own(Fixes.of(report.counted(found)));
  }

  /** What was mended can bring more to light. */
  private void hintAt(List<Fixes.Mended> left) {
    int places = left.stream().mapToInt(Fixes.Mended::count).sum();
    if (places > 0) {
      spec.commandLine()
          .getErr()
          .println("Run it again to mend " + Words.count(places, "more place") + ".");
    }
  }

  private int show(List<Fixes.Mended> mended, List<Diagnostic> found) {
    PrintWriter out = spec.commandLine().getOut();
    for (Fixes.Mended each : mended) {
      out.print(UnifiedDiff.of(each.file().name(), each.file().text(), each.text()));
    }
    out.flush();
    return report.exitCode(report.counted(found));
  }

  /** Writes mended files; their names are relative to the application, or to the current folder. */
  private boolean write(List<Fixes.Mended> mended) {
    PrintWriter err = spec.commandLine().getErr();
    try {
      MendedFiles.write(definitions.isEmpty() ? app.folder : Path.of(""), mended);
    } catch (IOException e) {
      err.println("error: Nothing was mended: " + e.getMessage() + ".");
      return false;
    }
    for (Fixes.Mended each : mended) {
      err.println("Mended " + Words.count(each.count(), "place") + " in " + each.file() + ".");
    }
    return true;
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

  private static final class TypeConverter implements ITypeConverter<MachineType> {
    @Override
    public MachineType convert(String value) {
      return MachineType.named(value)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected `standard` or `express` but was `" + value + "`"));
    }
  }
}
