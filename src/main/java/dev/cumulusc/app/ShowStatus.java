package dev.cumulusc.app;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.resolve.ApplicationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports on the stacks of an application: status, drift, running executions, outputs. */
public final class ShowStatus {
  private final Platform platform;

  public ShowStatus(Platform platform) {
    this.platform = platform;
  }

  /**
   * What is asked for.
   *
   * @param application the application, or one stack of it by name
   * @param detectDrift whether drift is looked for now
   */
  public record Request(ApplicationRequest application, Account account, boolean detectDrift) {}

  /**
   * Asks for all stacks and those nested in them.
   *
   * @return the reports, also on stacks that are not there; nothing if AWS could not be asked,
   *     which was reported
   */
  public Optional<List<StackReport>> run(Request request, Listener listener)
      throws InterruptedException {
    Diagnostics diagnostics = new Diagnostics();
    StackNames names = StackNames.of(ApplicationStacks.of(request.application()), diagnostics);
    if (diagnostics.hasErrors()) {
      listener.on(new Event.Found(diagnostics.sorted()));
      listener.note(
          "No stack's name is known; `--stack NAME` names one without any configuration.");
      return Optional.empty();
    }
    return Reporting.failures(
        listener,
        Optional.empty(),
        () -> {
          try (Aws aws =
              platform.aws().apply(request.account().connection(request.application()))) {
            names.hideSecretsFrom(aws.cloudFormation());
            StatusReader reader = new StatusReader(aws.cloudFormation(), aws, platform.clock());
            List<StackReport> reports = new ArrayList<>();
            for (String name : names.requests().keySet()) {
              reports.addAll(reader.read(name, request.detectDrift()));
            }
            return Optional.of(List.copyOf(reports));
          }
        });
  }
}
