package dev.cumulusc.cli;

import dev.cumulusc.app.StackReport;
import dev.cumulusc.app.StatusReader;
import dev.cumulusc.app.deploy.ApplicationStacks;
import dev.cumulusc.deploy.aws.AwsServices;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.report.TextReport;
import dev.cumulusc.report.deploy.StatusJson;
import dev.cumulusc.report.deploy.StatusText;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc status}: the report on standard output, all else on standard error. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Tells how an application's stacks are: status, drift, running executions, outputs.")
final class StatusCommand implements Callable<Integer> {
  /** What {@code --format} takes. */
  enum Format {
    text,
    json
  }

  @Spec CommandSpec spec;
  @Mixin ApplicationOptions application;
  @Mixin ConnectionOptions connection;
  @Mixin OutputsFileOption outputsFile;

  @Option(
      names = "--detect-drift",
      description = "Look for changes that were made behind CloudFormation's back, and wait.")
  boolean detectDrift;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (${DEFAULT-VALUE}).")
  Format format = Format.text;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "APP",
      defaultValue = ".",
      description = "The application folder (the current one).")
  Path folder = Path.of(".");

  @Override
  public Integer call() {
    ApplicationRequest request = application.request(folder, false);
    Diagnostics diagnostics = new Diagnostics();
    Set<String> names = names(request, diagnostics);
    PrintWriter err = spec.commandLine().getErr();
    if (diagnostics.hasErrors()) {
      err.print(
          new TextReport(CumuluscCommand.of(spec).terminal.errorTheme())
              .print(diagnostics.sorted()));
      err.println("No stack's name is known; `--stack NAME` names one without any configuration.");
      return ExitCode.FINDINGS;
    }
    try (AwsServices services = new AwsServices(connection.connection(request))) {
      StatusReader reader =
          new StatusReader(services.cloudFormation(), services, CumuluscCommand.of(spec).pace);
      List<StackReport> reports = new ArrayList<>();
      for (String name : names) {
        reports.addAll(reader.read(name, detectDrift));
      }
      return tell(reports) ? ExitCode.DONE : ExitCode.FINDINGS;
    } catch (ServiceException e) {
      err.println("error: " + e.getMessage());
      return ExitCode.FINDINGS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FINDINGS;
    }
  }

  /** Returns whether something is there, and all was written. */
  private boolean tell(List<StackReport> reports) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        format == Format.json
            ? StatusJson.print(reports)
            : new StatusText(CumuluscCommand.of(spec).terminal.outputTheme(), Instant.now())
                .print(reports));
    out.flush();
    Map<String, Map<String, String>> outputs = new LinkedHashMap<>();
    reports.stream()
        .filter(report -> report.stack().filter(stack -> stack.parentId().isEmpty()).isPresent())
        .forEach(report -> outputs.put(report.name(), report.outputs()));
    return outputsFile.write(outputs, spec.commandLine().getErr())
        && reports.stream().anyMatch(report -> report.stack().isPresent());
  }

  /** Returns the names of the stacks; a name on the command line needs no configuration. */
  private static Set<String> names(ApplicationRequest request, Diagnostics diagnostics) {
    Set<String> names = new LinkedHashSet<>();
    if (request.stack().isPresent()) {
      names.add(request.stack().get());
      return names;
    }
    for (ApplicationRequest stack : ApplicationStacks.of(request)) {
      new ApplicationResolver(diagnostics)
          .resolve(stack)
          .ifPresent(found -> names.add(StackNames.of(found, diagnostics)));
    }
    return names;
  }
}
