package dev.cumulusc.cli;

import dev.cumulusc.asl.MachineType;
import dev.cumulusc.compile.AslFiles;
import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.report.TextReport;
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
import picocli.CommandLine.Parameters;
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
      names = "--type",
      paramLabel = "TYPE",
      converter = TypeConverter.class,
      defaultValue = "standard",
      description = "With --asl, what is to run them: standard or express (${DEFAULT-VALUE}).")
  MachineType type = MachineType.STANDARD;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "APP",
      defaultValue = ".",
      description = "The application folder (the current one).")
  Path folder = Path.of(".");

  @Override
  public Integer call() {
    if (!definitions.isEmpty()) {
      return tell(AslFiles.check(definitions, type));
    }
    CheckedRun run =
        CheckedRun.of(
            application.request(folder, false),
            engine.choice(),
            TemplateWriter.Format.YAML,
            RenderedErrors.STOP);
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
