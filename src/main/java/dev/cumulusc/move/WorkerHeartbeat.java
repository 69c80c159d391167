package dev.cumulusc.move;

import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.Located;
import dev.cumulusc.runtime.HandlerStyle;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.worker.Heartbeat;
import dev.cumulusc.worker.WorkerVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a worker send the heartbeats that its states wait for, or reports that it can't. Without
 * them, each task fails as soon as {@code HeartbeatSeconds} are over.
 */
final class WorkerHeartbeat {
  /** How many heartbeats there are while one is waited for, so that one that is late is no loss. */
  private static final int PER_PERIOD = 3;

  /** The period where a state says only at run time how long it waits, in seconds. */
  private static final int UNKNOWN_PERIOD_SECONDS = 30;

  private static final String FIXED = "HeartbeatSeconds";
  private static final String BY_PATH = "HeartbeatSecondsPath";

  private final LambdaWorker worker;
  private final Deployment deployment;
  private final Diagnostics diagnostics;

  WorkerHeartbeat(LambdaWorker worker, Deployment deployment, Diagnostics diagnostics) {
    this.worker = worker;
    this.deployment = deployment;
    this.diagnostics = diagnostics;
  }

  /**
   * Returns the period for {@code --heartbeat}, in milliseconds: at most a third of the shortest
   * time that a state waits for a heartbeat; nothing where no state waits for any, or the worker
   * can't send them, which is reported.
   */
  Optional<Located<Long>> period() {
    List<MappingNode> waiting =
        WorkerStates.of(worker.activityName(), deployment).stream()
            .map(StateMachines.State::body)
            .filter(body -> body.has(FIXED) || body.has(BY_PATH))
            .toList();
    if (waiting.isEmpty() || !worker.isPublished()) {
      return Optional.empty();
    }
    Origin first = origin(waiting.get(0));
    if (!canSend(first)) {
      return Optional.empty();
    }
    Optional<Located<Long>> shortest =
        waiting.stream()
            .flatMap(body -> body.scalar(FIXED).stream())
            .filter(node -> node.text().matches("[1-9]\\d{0,8}"))
            .map(WorkerHeartbeat::seconds)
            .min((a, b) -> Long.compare(a.value(), b.value()));
    long seconds = shortest.map(Located::value).orElse((long) UNKNOWN_PERIOD_SECONDS);
    long period =
        shortest.isPresent() ? seconds * 1000 / PER_PERIOD : UNKNOWN_PERIOD_SECONDS * 1000L;
    waiting.stream()
        .flatMap(body -> body.get(BY_PATH).stream())
        .forEach(path -> reportPath(path.origin(), period));
    return Optional.of(new Located<>(period, shortest.map(Located::origin).orElse(first)));
  }

  private static Located<Long> seconds(ScalarNode node) {
    return new Located<>(Long.parseLong(node.text()), node.origin());
  }

  private static Origin origin(MappingNode state) {
    return state.entry(FIXED).or(() -> state.entry(BY_PATH)).orElseThrow().value().origin();
  }

  private boolean canSend(Origin waits) {
    Optional<WorkerVersion> version = worker.version();
    WorkerOptions written = WorkerOptions.of(worker.service().definition().command());
    if (version.isPresent() && version.get().heartbeat() != Heartbeat.PERIODIC) {
      boolean callback = version.get().handlers().style() == HandlerStyle.CALLBACK;
      report(
          waits,
          "`" + worker.image().value() + "` can't send the heartbeats that this state waits for.",
          callback && worker.service().definition().image().isEmpty()
              ? "Make the handler async, so that cumulus-ecs-task 2.1.0 runs it, or remove"
                  + " `HeartbeatSeconds`."
              : "Take cumulus-ecs-task 2.1.0, whose handlers are async, or remove"
                  + " `HeartbeatSeconds`.");
      return false;
    }
    if (!worker.service().definition().command().isEmpty() && written.heartbeat().isEmpty()) {
      report(
          waits,
          "The command of `"
              + worker.serviceName()
              + "` has no `--heartbeat`, so that its worker sends none of the heartbeats that this"
              + " state waits for.",
          "Add `--heartbeat` with a period in milliseconds to `commands`, or leave `commands` out.");
      return false;
    }
    return hasPermission(waits);
  }

  /** The role of the Cumulus iam stack, which instances and their containers share, lacks one. */
  private boolean hasPermission(Origin waits) {
    Optional<Located<String>> profile = deployment.roles().instanceProfile();
    boolean ofCumulus =
        profile
            .filter(name -> name.value().endsWith("/" + deployment.prefix().value() + "-ecs"))
            .isPresent();
    boolean ownRole =
        worker.service().placement().taskRole().isPresent() || worker.service().runsOnFargate();
    if (ofCumulus && !ownRole) {
      diagnostics.report(
          Diagnostic.of(
                  MoveRules.NO_HEARTBEAT,
                  waits,
                  "The role of the Cumulus iam stack, which the worker of `"
                      + worker.lambdaName()
                      + "` has, does not allow `states:SendTaskHeartbeat`.")
              .withNote("the role is named here", profile.get().origin().primary())
              .withHelp(
                  "Name a role with the permission as the service's `taskRole`, or remove"
                      + " `iams.instanceProfile`: the worker then gets a role of its own."));
      return false;
    }
    return true;
  }

  private void report(Origin at, String message, String help) {
    diagnostics.report(
        Diagnostic.of(MoveRules.NO_HEARTBEAT, at, message)
            .withNote("the service that runs it", worker.service().name().origin().primary())
            .withHelp(help));
  }

  private void reportPath(Origin at, long period) {
    diagnostics.report(
        MoveRules.HEARTBEAT_BY_PATH,
        at,
        String.format(
            Locale.ROOT,
            "How long this state waits for a heartbeat is known only at run time; the worker sends"
                + " one every %,d ms.",
            period),
        "Let the value be at least three times that, or write `HeartbeatSeconds`.");
  }
}
