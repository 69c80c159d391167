package dev.cumulusc.cli;

import dev.cumulusc.app.deploy.ApplicationStacks;
import dev.cumulusc.deploy.aws.AwsServices;
import dev.cumulusc.deploy.aws.Connection;
import dev.cumulusc.deploy.plan.Removal;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Deletion;
import dev.cumulusc.deploy.service.Pace;
import dev.cumulusc.deploy.service.RequestToken;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.Operation;
import dev.cumulusc.deploy.watch.StackOutline;
import dev.cumulusc.deploy.watch.StackWatcher;
import dev.cumulusc.deploy.watch.Watched;
import dev.cumulusc.deploy.watch.recovery.Recovery;
import dev.cumulusc.deploy.watch.recovery.Remedies;
import dev.cumulusc.deploy.watch.recovery.Remedy;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.report.TextReport;
import dev.cumulusc.report.deploy.OutcomeText;
import dev.cumulusc.report.deploy.ProgressReport;
import dev.cumulusc.report.deploy.RemovalText;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Deletes stacks, and tells people about it on standard error. */
final class DeleteAction {
  private final PrintWriter err;
  private final Terminal terminal;
  private final Pace pace;
  private final DeleteOptions options;
  private final WatchCommandOptions watch;

  DeleteAction(CommandSpec spec, DeleteOptions options, WatchCommandOptions watch) {
    this.err = spec.commandLine().getErr();
    this.terminal = CumuluscCommand.of(spec).terminal;
    this.pace = CumuluscCommand.of(spec).pace;
    this.options = options;
    this.watch = watch;
  }

  /** Deletes all stacks of an application, the last one first. */
  int runAll(ApplicationRequest request, ConnectionOptions connection) {
    List<ApplicationRequest> requests = new ArrayList<>(ApplicationStacks.of(request));
    Collections.reverse(requests);
    return run(requests, connection);
  }

  /** Deletes one stack for each request. */
  int run(List<ApplicationRequest> requests, ConnectionOptions connection) {
    Diagnostics diagnostics = new Diagnostics();
    Map<String, Connection> stacks = new LinkedHashMap<>();
    for (ApplicationRequest each : requests) {
      name(each, connection, stacks, diagnostics);
    }
    if (diagnostics.hasErrors()) {
      err.print(new TextReport(terminal.errorTheme()).print(diagnostics.sorted()));
      err.println("The stack's name can't be told from the configuration: give `--stack NAME`.");
      return ExitCode.FINDINGS;
    }
    for (Map.Entry<String, Connection> each : stacks.entrySet()) {
      try (AwsServices services = new AwsServices(each.getValue())) {
        int exitCode = delete(each.getKey(), services);
        if (exitCode != ExitCode.DONE) {
          return exitCode;
        }
      } catch (ServiceException e) {
        err.println("error: " + e.getMessage());
        return ExitCode.FINDINGS;
      }
    }
    return ExitCode.DONE;
  }

  /** Notes a stack's name, and how to reach it. */
  private static void name(
      ApplicationRequest request,
      ConnectionOptions connection,
      Map<String, Connection> stacks,
      Diagnostics diagnostics) {
    if (request.stack().isPresent()) {
      stacks.put(request.stack().get(), connection.connection(request));
      return;
    }
    new ApplicationResolver(diagnostics)
        .resolve(request)
        .ifPresent(
            application ->
                stacks.put(
                    StackNames.of(application, diagnostics), connection.connection(request)));
  }

  private int delete(String name, AwsServices services) {
    CloudFormation service = services.cloudFormation();
    Optional<Stack> found =
        service.stack(name).filter(stack -> !stack.status().name().equals("DELETE_COMPLETE"));
    if (found.isEmpty()) {
      err.println(
          "There is no stack `" + name + "` in " + services.region() + ": nothing to delete.");
      return ExitCode.DONE;
    }
    Stack stack = found.get();
    try (ProgressReport report = watch.report();
        Interrupts interrupts = watch.interrupts(report)) {
      StackWatcher watcher = new StackWatcher(service, pace, report, interrupts);
      Remedies remedies = new Remedies(service, watcher, watch.watchOptions());
      if (stack.status().isInProgress()) {
        err.println(Recovery.of(stack, service).sentence());
        Optional<Watched> other =
            remedies.apply(new Remedy.Attach(), stack, StackOutline.NONE, Optional.empty());
        if (other.isPresent() && !other.get().outcome().isOver()) {
          return told(other.get(), report);
        }
        other.ifPresent(report::ended);
        stack = service.stack(stack.id()).orElse(stack);
        if (stack.status().name().equals("DELETE_COMPLETE")) {
          err.println("`" + name + "` is deleted.");
          return ExitCode.DONE;
        }
      }
      Optional<String> refusal = refusal(stack);
      if (refusal.isPresent()) {
        err.println("error: " + refusal.get());
        return ExitCode.REFUSED;
      }
      return agreed(stack, service, services.region())
          ? delete(stack, service, remedies, watcher, report)
          : ExitCode.REFUSED;
    }
  }

  private Optional<String> refusal(Stack stack) {
    if (stack.terminationProtection()) {
      return Optional.of(
          "`"
              + stack.name()
              + "` is protected against deletion. `aws cloudformation"
              + " update-termination-protection --no-enable-termination-protection --stack-name "
              + stack.name()
              + "` lifts that.");
    }
    boolean early = !stack.status().name().equals("DELETE_FAILED");
    if (early && (options.force || !options.retained.isEmpty())) {
      return Optional.of(
          "`--retain` and `--force` are for stacks whose deletion failed, and `"
              + stack.name()
              + "` is in "
              + stack.status()
              + ". Delete it without them first, or give resources that are to stay"
              + " `DeletionPolicy: Retain` and deploy.");
    }
    return Optional.empty();
  }

  /** Lists what goes and asks; the stack's name has to be typed where data goes. */
  private boolean agreed(Stack stack, CloudFormation service, String region) {
    Removal removal = Removal.of(service, stack).keeping(options.retained);
    String matter = Recovery.of(stack, service).sentence();
    if (stack.status().name().equals("DELETE_FAILED")) {
      err.println(matter);
    }
    err.print(new RemovalText(terminal.errorTheme()).print(removal, region));
    err.flush();
    if (options.yes) {
      return true;
    }
    if (!terminal.canAsk()) {
      err.println("error: Nobody is there to ask: give `--yes` to delete all this.");
      return false;
    }
    boolean agreed =
        removal.losesData()
            ? terminal
                .ask(err, "Type the stack's name to delete it and its data:", () -> false)
                .filter(stack.name()::equals)
                .isPresent()
            : terminal.confirms(err, "Delete `" + stack.name() + "`?");
    if (!agreed) {
      err.println("Nothing was deleted.");
    }
    return agreed;
  }

  private int delete(
      Stack stack,
      CloudFormation service,
      Remedies remedies,
      StackWatcher watcher,
      ProgressReport report) {
    String token = RequestToken.fresh();
    Operation operation =
        Operation.about(service, stack.id(), stack.name(), Operation.Kind.DELETE, token);
    service.delete(
        new Deletion(
            stack.id(),
            token,
            options.retained,
            options.force,
            Optional.ofNullable(options.roleArn)));
    Watched watched = watcher.watch(operation, outline(stack, service), watch.watchOptions());
    int exitCode = told(watched, report);
    if (exitCode != ExitCode.NEEDS_RECOVERY || !terminal.canAsk()) {
      return exitCode;
    }
    Recovery recovery = Recovery.of(watched.stack().orElse(stack), service);
    for (Remedy remedy : recovery.remedies()) {
      boolean keeps = remedy instanceof Remedy.RetryDelete again && !again.retained().isEmpty();
      if (keeps && terminal.confirms(err, "Shall cumulusc " + remedy.action() + "?")) {
        return remedies
            .apply(remedy, stack, StackOutline.NONE, Optional.ofNullable(options.roleArn))
            .map(again -> told(again, report))
            .orElse(exitCode);
      }
    }
    return exitCode;
  }

  /** Expects something to happen to each resource that is there. */
  private static StackOutline outline(Stack stack, CloudFormation service) {
    Map<String, String> expected = new LinkedHashMap<>();
    service.resources(stack.id()).stream()
        .filter(resource -> !resource.status().name().equals("DELETE_COMPLETE"))
        .forEach(resource -> expected.put(resource.logicalId(), resource.type()));
    return StackOutline.NONE.expecting(expected);
  }

  private int told(Watched watched, ProgressReport report) {
    report.ended(watched);
    String again = "cumulusc delete --stack " + watched.operation().stackName();
    err.print(new OutcomeText(terminal.errorTheme()).print(watched, again));
    err.flush();
    return ExitCode.of(watched.outcome());
  }
}
