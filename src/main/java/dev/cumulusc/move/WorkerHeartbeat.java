package dev.cumulusc.move;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.Located;
import dev.cumulusc.runtime.HandlerStyle;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
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
  private static final long UNKNOWN_PERIOD_SECONDS = 30;

  private static final long MILLISECONDS = 1000;

  /** Of seconds, or of milliseconds. */
  private static final String WHOLE_NUMBER = "[1-9]\\d{0,8}";

  private static final String FIXED = "HeartbeatSeconds";
  private static final String BY_PATH = "HeartbeatSecondsPath";

  private static final String SHORTER_PERIOD =
      "Let the period of `--heartbeat` be a third of `HeartbeatSeconds`, in milliseconds, or leave"
          + " `commands` out.";

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
    Optional<Located<Long>> shortest =
        waiting.stream()
            .flatMap(body -> body.scalar(FIXED).stream())
            .filter(node -> node.text().matches(WHOLE_NUMBER))
            .map(WorkerHeartbeat::seconds)
            .min((a, b) -> Long.compare(a.value(), b.value()));
    if (!canSend(first)) {
      return Optional.empty();
    }
    Optional<Located<Long>> period =
        worker.service().definition().command().isEmpty()
            ? Optional.of(chosen(first, shortest))
            : written(first, shortest);
    period.ifPresent(
        sent ->
            waiting.stream()
                .flatMap(body -> atRunTime(body).stream())
                .forEach(value -> reportPath(value.origin(), sent.value())));
    return period;
  }

  private static Located<Long> chosen(Origin first, Optional<Located<Long>> shortest) {
    long seconds = shortest.map(Located::value).orElse(UNKNOWN_PERIOD_SECONDS);
    return shortest
        .map(most -> new Located<>(seconds * MILLISECONDS / PER_PERIOD, most.origin()))
        .orElseGet(() -> new Located<>(seconds * MILLISECONDS, first));
  }

  private static Located<Long> seconds(ScalarNode node) {
    return new Located<>(Long.parseLong(node.text()), node.origin());
  }

  private static Origin origin(MappingNode state) {
    return state.entry(FIXED).or(() -> state.entry(BY_PATH)).orElseThrow().value().origin();
  }

  private boolean canSend(Origin waits) {
    Optional<WorkerVersion> version = worker.version();
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
    return hasPermission(waits);
  }

  /**
   * Returns the period of a command that is written and stays; nothing where it is not known, or is
   * of no use, which is reported.
   */
  private Optional<Located<Long>> written(Origin waits, Optional<Located<Long>> shortest) {
    Optional<WorkerOptions.Argument> period =
        WorkerOptions.of(worker.service().definition().command()).heartbeat();
    if (period.isEmpty()) {
      report(
          waits,
          "The command of `"
              + worker.serviceName()
              + "` has no `--heartbeat`, so that its worker sends none of the heartbeats that this"
              + " state waits for.",
          "Add `--heartbeat` with a period in milliseconds to `commands`, or leave `commands` out.");
      return Optional.empty();
    }
    if (!(period.get().written() instanceof Expression.Literal literal)) {
      return Optional.empty();
    }
    if (!literal.text().matches(WHOLE_NUMBER)) {
      report(
          waits,
          "The worker of `"
              + worker.serviceName()
              + "` sends no heartbeats with `--heartbeat "
              + literal.text()
              + "`: the period has to be a whole number of milliseconds above zero.",
          SHORTER_PERIOD);
      return Optional.empty();
    }
    long sent = Long.parseLong(literal.text());
    Optional<Located<Long>> tooShort =
        shortest.filter(waited -> sent >= waited.value() * MILLISECONDS);
    tooShort.ifPresent(
        waited ->
            report(
                waited.origin(),
                String.format(
                    Locale.ROOT,
                    "The worker of `%s` sends a heartbeat every %,d ms, but this state waits for"
                        + " one for %,d ms only.",
                    worker.serviceName(),
                    sent,
                    waited.value() * MILLISECONDS),
                SHORTER_PERIOD));
    return tooShort.isPresent()
        ? Optional.empty()
        : Optional.of(new Located<>(sent, literal.origin()));
  }

  /** Returns what a state's time for a heartbeat is taken from when it runs. */
  private static Optional<Node> atRunTime(MappingNode state) {
    return state
        .get(BY_PATH)
        .or(
            () ->
                state
                    .scalar(FIXED)
                    .filter(written -> JsonataSite.isExpression(written.text()))
                    .map(Node.class::cast));
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
