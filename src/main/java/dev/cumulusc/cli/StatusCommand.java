package dev.cumulusc.cli;

import dev.cumulusc.app.ShowStatus;
import dev.cumulusc.app.StackReport;
import dev.cumulusc.report.Prose;
import dev.cumulusc.report.deploy.StatusJson;
import dev.cumulusc.report.deploy.StatusText;
import dev.cumulusc.terminal.Terminal;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cumulusc status}: the report on standard output, all else on standard error. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows how an application's stacks are: status, drift, running executions, outputs.",
    exitCodeList = {
      "0:The status is shown.",
      "1:Something is wrong with the application, or AWS can't be asked."
    },
    footer = {
      "cumulusc status --deployment dev --region us-east-1",
      "cumulusc status --detect-drift --format json"
    })
final class StatusCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin FolderParameter app;
  @Mixin ApplicationOptions application;
  @Mixin ConnectionOptions connection;
  @Mixin OutputsFileOption outputsFile;
  @Mixin FormatOption format;

  @Option(
      names = "--detect-drift",
      description =
          "Look for changes that were made outside of CloudFormation, and wait for the result.")
  boolean detectDrift;

  @Override
  public Integer call() throws InterruptedException {
    Optional<List<StackReport>> reports =
        new ShowStatus(CumuluscCommand.platform(spec))
            .run(
                new ShowStatus.Request(
                    application.request(app.folder), connection.account(), detectDrift),
                CumuluscCommand.frontEnd(spec).listener());
    return reports.filter(this::print).isPresent() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  /** Returns whether something is there, and all was written. */
  private boolean print(List<StackReport> reports) {
    PrintWriter out = spec.commandLine().getOut();
    Terminal terminal = CumuluscCommand.of(spec).terminal;
    out.print(
        format.isJson()
            ? StatusJson.print(reports)
            : Prose.wrap(
                new StatusText(terminal.outputTheme(), Instant.now()).print(reports),
                terminal.outputWidth()));
    out.flush();
    Map<String, Map<String, String>> outputs = new LinkedHashMap<>();
    reports.stream()
        .filter(report -> report.stack().filter(stack -> stack.parentId().isEmpty()).isPresent())
        .forEach(report -> outputs.put(report.name(), report.outputs()));
    return outputsFile.write(outputs, CumuluscCommand.frontEnd(spec).listener())
        && reports.stream().anyMatch(report -> report.stack().isPresent());
  }
}
