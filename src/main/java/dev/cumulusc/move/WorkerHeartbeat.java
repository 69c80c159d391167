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
import dev.cumulusc.worker.Heartbeat;
import dev.cumulusc.worker.WorkerVersion;
import java.util.Comparator;
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

  /**
   * The longest period of a timer, in milliseconds: a longer one fires each millisecond.
   *
   * <p>Source: https://nodejs.org/api/timers.html
   */
  private static final long MAX_PERIOD = Integer.MAX_VALUE;

  /** Of seconds, or of milliseconds. */
  private static final String WHOLE_NUMBER = "[1-9]\\d{0,9}";

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
   * can't send them, which is reported at each of these states.
   */
  Optional<Located<Long>> period() {
    List<StateMachines.State> waiting =
        WorkerStates.of(worker.activityName(), deployment).stream()
            .filter(state -> state.body().has(FIXED) || state.body().has(BY_PATH))
            .toList();
    if (isMisused()) {
      return Optional.empty();
    }
    if (waiting.isEmpty()) {
      reportWithoutPeriod();
    }
    if (waiting.isEmpty() || !worker.isPublished()) {
      return Optional.empty();
    }
    if (!canSend(waiting)) {
      return Optional.empty();
    }
    Optional<Located<Long>> period =
        worker.service().definition().command().isEmpty()
            ? Optional.of(chosen(waiting))
            : written(waiting);
    period.ifPresent(
        sent ->
            waiting.stream()
                .flatMap(state -> atRunTime(state.body()).stream())
                .forEach(value -> reportPath(value.origin(), sent.value())));
    return period;
  }

  /**
   * Reports a written {@code --heartbeat} that ends each published worker, whatever its version.
   */
  private boolean isMisused() {
    List<WorkerOptions.Misused> misused =
        worker.isPublished()
            ? WorkerOptions.of(worker.service().definition().command()).misused().stream()
                .filter(each -> each.option().equals(WorkerOptions.HEARTBEAT))
                .toList()
            : List.of();
    for (WorkerOptions.Misused each : misused) {
      report(
          each.origin(),
          "The worker of `"
              + worker.serviceName()
              + "` can't work with "
              + each.problem()
              + ": it ends at its start.",
          "Write `--heartbeat` once, with a period in milliseconds, or leave `commands` out.");
    }
    return !misused.isEmpty();
  }

  /**
   * Where no state waits for heartbeats, a command that asks for them does harm all the same: old
   * workers send them without a pause, and the newest ends at its start where the period is none.
   */
  private void reportWithoutPeriod() {
    Optional<WorkerOptions.Argument> written =
        WorkerOptions.of(worker.service().definition().command()).heartbeat();
    Optional<Heartbeat> sent = worker.version().map(WorkerVersion::heartbeat);
    if (written.isEmpty() || sent.isEmpty()) {
      return;
    }
    if (sent.get() == Heartbeat.WITHOUT_PERIOD) {
      diagnostics.report(
          MoveRules.HEARTBEAT_WITHOUT_PERIOD,
          written.get().origin(),
          "`"
              + worker.image().value()
              + "` loses the period of `--heartbeat`, and sends heartbeats as fast as it can.",
          MoveRules.HEARTBEAT_WITHOUT_PERIOD.fix());
    } else if (sent.get() == Heartbeat.PERIODIC
        && written.get().written() instanceof Expression.Literal literal) {
      isPeriod(literal, "Remove `--heartbeat`: no state waits for heartbeats.");
    }
  }

  /** Returns whether a written period is one; another, which is reported, does harm. */
  private boolean isPeriod(Expression.Literal literal, String help) {
    boolean isPeriod =
        literal.text().matches(WHOLE_NUMBER) && Long.parseLong(literal.text()) <= MAX_PERIOD;
    if (!isPeriod) {
      report(
          literal.origin(),
          "The worker of `"
              + worker.serviceName()
              + "` can't work with `--heartbeat "
              + literal.text()
              + "`: the period has to be a whole number of milliseconds from 1 to "
              + MAX_PERIOD
              + ".",
          help);
    }
    return isPeriod;
  }

  private static Located<Long> chosen(List<StateMachines.State> waiting) {
    return waiting.stream()
        .flatMap(state -> seconds(state).stream())
        .min(Comparator.comparing(Located::value))
        .map(
            shortest ->
                new Located<>(
                    Math.min(shortest.value() * MILLISECONDS / PER_PERIOD, MAX_PERIOD),
                    shortest.origin()))
        .orElseGet(
            () -> new Located<>(UNKNOWN_PERIOD_SECONDS * MILLISECONDS, origin(waiting.get(0))));
  }

  /** Returns how long a state waits for a heartbeat, if that is known before it runs. */
  private static Optional<Located<Long>> seconds(StateMachines.State state) {
    return state
        .body()
        .scalar(FIXED)
        .filter(node -> node.text().matches(WHOLE_NUMBER))
        .map(node -> new Located<>(Long.parseLong(node.text()), node.origin()));
  }

  private static Origin origin(StateMachines.State state) {
    return state
        .body()
        .entry(FIXED)
        .or(() -> state.body().entry(BY_PATH))
        .orElseThrow()
        .value()
        .origin();
  }

  private boolean canSend(List<StateMachines.State> waiting) {
    Optional<WorkerVersion> version = worker.version();
    if (version.isPresent() && version.get().heartbeat() != Heartbeat.PERIODIC) {
      boolean callback = version.get().handlers().style() == HandlerStyle.CALLBACK;
      for (StateMachines.State state : waiting) {
        report(
            origin(state),
            "`"
                + worker.image().value()
                + "` can't send the heartbeats that `"
                + state.name()
                + "` waits for.",
            callback && worker.service().definition().image().isEmpty()
                ? "Make the handler async, so that cumulus-ecs-task 2.1.0 runs it, or remove"
                    + " `HeartbeatSeconds`."
                : "Take cumulus-ecs-task 2.1.0, whose handlers are async, or remove"
                    + " `HeartbeatSeconds`.");
      }
      return false;
    }
    return hasPermission(waiting);
  }

  /**
   * Returns the period of a command that is written and stays; nothing where it is not known, or is
   * of no use, which is reported.
   */
  private Optional<Located<Long>> written(List<StateMachines.State> waiting) {
    Optional<WorkerOptions.Argument> period =
        WorkerOptions.of(worker.service().definition().command()).heartbeat();
    if (period.isEmpty()) {
      for (StateMachines.State state : waiting) {
        report(
            origin(state),
            "The command of `"
                + worker.serviceName()
                + "` has no `--heartbeat`, so that its worker sends none of the heartbeats that `"
                + state.name()
                + "` waits for.",
            "Add `--heartbeat` with a period in milliseconds to `commands`, or leave `commands`"
                + " out.");
      }
      return Optional.empty();
    }
    if (!(period.get().written() instanceof Expression.Literal literal)) {
      return Optional.empty();
    }
    if (!isPeriod(literal, SHORTER_PERIOD)) {
      return Optional.empty();
    }
    long sent = Long.parseLong(literal.text());
    boolean inTime = true;
    for (StateMachines.State state : waiting) {
      inTime &= seconds(state).filter(waited -> !isInTime(sent, waited, state)).isEmpty();
    }
    return inTime ? Optional.of(new Located<>(sent, literal.origin())) : Optional.empty();
  }

  /**
   * Reports whether a heartbeat comes before a state gives up; one that may be late is warned of.
   */
  private boolean isInTime(long sent, Located<Long> waited, StateMachines.State state) {
    long limit = waited.value() * MILLISECONDS;
    String facts =
        String.format(
            Locale.ROOT,
            "The worker of `%s` sends a heartbeat every %,d ms, but `%s` waits for one for %,d ms",
            worker.serviceName(),
            sent,
            state.name(),
            limit);
    if (sent >= limit) {
      report(waited.origin(), facts + " only.", SHORTER_PERIOD);
      return false;
    }
    if (sent * PER_PERIOD > limit) {
      diagnostics.report(
          Diagnostic.of(
                  MoveRules.RARE_HEARTBEAT,
                  waited.origin(),
                  facts + ": one that is late or lost fails the task.")
              .withNote("the service that runs it", worker.service().name().origin().primary())
              .withHelp(
                  String.format(
                      Locale.ROOT,
                      "Write `--heartbeat %d`, or leave `commands` out.",
                      limit / PER_PERIOD)));
    }
    return true;
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
  private boolean hasPermission(List<StateMachines.State> waiting) {
    Optional<Located<String>> role = worker.service().placement().taskRole();
    Optional<Located<String>> named =
        role.isPresent() || worker.service().runsOnFargate()
            ? role
            : deployment.roles().instanceProfile();
    Optional<Located<String>> ofCumulus = named.filter(this::isOfCumulus);
    if (ofCumulus.isEmpty()) {
      return true;
    }
    for (StateMachines.State state : waiting) {
      diagnostics.report(
          Diagnostic.of(
                  MoveRules.NO_HEARTBEAT,
                  origin(state),
                  "The role of the Cumulus iam stack, which the worker of `"
                      + worker.lambdaName()
                      + "` has, does not allow `states:SendTaskHeartbeat`, and `"
                      + state.name()
                      + "` waits for heartbeats.")
              .withNote("the role is named here", ofCumulus.get().origin().primary())
              .withHelp(
                  role.isPresent()
                      ? "Name a role with the permission as `taskRole`."
                      : "Name a role with the permission as the service's `taskRole`, or remove"
                          + " `iams.instanceProfile`: the worker then gets a role of its own."));
    }
    return false;
  }

  /** The role and its instance profile have the same name; both may be written as an ARN. */
  private boolean isOfCumulus(Located<String> role) {
    String name = role.value().substring(role.value().lastIndexOf('/') + 1);
    return name.equals(deployment.prefix().value() + "-ecs");
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
