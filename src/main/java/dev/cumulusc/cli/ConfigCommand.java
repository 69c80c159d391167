package dev.cumulusc.cli;

import dev.cumulusc.app.explain.ExplainedValue;
import dev.cumulusc.app.explain.ShowConfiguration;
import dev.cumulusc.report.ValueOrigins;
import dev.cumulusc.report.ValueOriginsJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc config}: the values on standard output, all else on standard error. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows each value of the configuration with its file and line, the merges, includes and"
            + " variables that it came through, and what it lies over. Secrets are masked.",
    exitCodeList = {
      "0:The values are shown.",
      "1:The configuration is wrong, or has nothing of this name."
    },
    footer = {
      "cumulusc config",
      "cumulusc config lambdas.QueueGranules --deployment dev",
      "cumulusc config --app services/orders --format json"
    })
final class ConfigCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin AppOption app;
  @Mixin ApplicationOptions application;
  @Mixin FormatOption format;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATH",
      description = "Only what is at this path, such as `lambdas.QueueGranules` (all values).")
  @Nullable String path;

  @Override
  public Integer call() {
    Optional<List<ExplainedValue>> values =
        new ShowConfiguration()
            .run(
                new ShowConfiguration.Request(
                    application.request(app.folder()), Optional.ofNullable(path)),
                CumuluscCommand.frontEnd(spec).listener());
    values.ifPresent(this::print);
    return values.isPresent() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private void print(List<ExplainedValue> values) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        format.isJson()
            ? ValueOriginsJson.values(values)
            : new ValueOrigins(
                    CumuluscCommand.of(spec).terminal.outputTheme(), CumuluscCommand.paths(spec))
                .values(values));
    out.flush();
  }
}
