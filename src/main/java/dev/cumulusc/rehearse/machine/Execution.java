package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.MachineType;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.history.Chain;
import dev.cumulusc.rehearse.history.History;
import dev.cumulusc.rehearse.history.HistoryFullException;
import dev.cumulusc.rehearse.history.HistoryListener;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One execution of a state machine. */
public final class Execution implements FrameOwner {
  /** The most events that the history of a Standard execution can have. */
  public static final int MAX_EVENTS = 25_000;

  /**
   * The history of an Express execution has no limit, but its time has one: no execution gets that
   * far in it.
   */
  private static final int MAX_EXPRESS_EVENTS = 250_000;

  /** How long an Express execution can take. */
  private static final Duration EXPRESS_TIME = Duration.ofMinutes(5);

  /** How long an execution may run at most, whatever its state machine says. */
  private static final Duration LONGEST = Duration.ofDays(365);

  final Rehearsal rehearsal;
  final Identity identity;
  private final ScopeDefinition machine;
  private final JsonObject definition;
  private final Payload input;
  private final History history;
  private final Instant startTime;
  private Instant stopTime;
  private @Nullable Instant redriveTime;
  private Frame frame;
  private Consumer<Outcome> whenEnded;
  private @Nullable Outcome outcome;
  private @Nullable Failure failure;
  private int redrives;

  /** When the execution was started or redriven. */
  private Instant limitStart;

  private boolean isEndPlanned;

  Execution(
      Rehearsal rehearsal,
      ScopeDefinition machine,
      JsonObject definition,
      Identity identity,
      Payload input,
      HistoryListener listener,
      Consumer<Outcome> whenEnded) {
    this.rehearsal = rehearsal;
    this.machine = machine;
    this.definition = definition;
    this.identity = identity;
    this.input = input;
    this.whenEnded = whenEnded;
    this.startTime = rehearsal.now();
    this.limitStart = startTime;
    this.stopTime = startTime;
    this.history = new History(maxEvents(), rehearsal::now, listener);
    this.frame = new Frame(this, machine, Chain.of(history), null, null, this);
  }

  /** Plans the first step. */
  void start(String startAt) {
    history.open(
        "ExecutionStarted",
        "executionStartedEventDetails",
        Events.input(new JsonObject.Builder(), input.text())
            .put("roleArn", identity.roleArn())
            .build());
    startTimeout();
    frame.start(startAt, input);
  }

  /** A redrive starts the time anew. */
  private void startTimeout() {
    limitStart = rehearsal.now();
    isEndPlanned = false;
    int attempt = redrives;
    timeout()
        .ifPresent(
            limit ->
                later(
                    limit,
                    () -> {
                      if (attempt == redrives) {
                        timeOut(false);
                      }
                    }));
  }

  /**
   * Returns whether the execution can be redriven: it failed, it is not an Express one, and its
   * history has room.
   */
  boolean isRedrivable() {
    boolean hasFailed = outcome instanceof Outcome.Failed || outcome instanceof Outcome.TimedOut;
    return hasFailed
        && identity.type() == MachineType.STANDARD
        && history.events().size() < MAX_EVENTS;
  }

  /** Goes on where the execution failed or was cut off, with the same input and new retries. */
  void redrive() {
    outcome = null;
    failure = null;
    redrives++;
    redriveTime = rehearsal.now();
    long event =
        history.reopen(
            "ExecutionRedriven",
            "executionRedrivenEventDetails",
            new JsonObject.Builder().put("redriveCount", redrives).build());
    startTimeout();
    frame = frame.resumed(Chain.after(history, event), null, this);
  }

  /** Does the same for somebody else. */
  void redrive(Consumer<Outcome> newWhenEnded) {
    whenEnded = newWhenEnded;
    redrive();
  }

  /** Returns how often the execution was redriven. */
  public int redrives() {
    return redrives;
  }

  /** Stops the execution where it is, since what started it failed. */
  void abort() {
    frame.cut();
  }

  void start() {
    start(machine.startAt());
  }

  /** Returns the history as it is now. */
  public History history() {
    return history;
  }

  /** Returns whether the state machine has a state, at any depth. */
  public boolean hasState(String name) {
    return machine.hasState(name);
  }

  public String arn() {
    return identity.executionArn();
  }

  public String machineArn() {
    return identity.machineArn();
  }

  public boolean hasEnded() {
    return outcome != null;
  }

  /** Returns how the execution ended. */
  public Outcome outcome() {
    return outcome == null ? new Outcome.Stuck(waiting()) : outcome;
  }

  Instant startTime() {
    return startTime;
  }

  /** Returns when the execution ended. */
  Instant stopTime() {
    return stopTime;
  }

  /** Returns the virtual time that has passed. */
  public Duration duration() {
    return Duration.between(startTime, rehearsal.now());
  }

  void later(Duration duration, Runnable action) {
    Duration left = LONGEST.minus(Duration.between(limitStart, rehearsal.now()));
    if (duration.compareTo(left) > 0) {
      planEnd(left);
      return;
    }
    rehearsal
        .scheduler()
        .after(
            duration,
            () -> {
              if (!hasEnded()) {
                run(action);
              }
            });
  }

  /** Nothing happens any more when the longest time of an execution has passed. */
  private void planEnd(Duration left) {
    if (!isEndPlanned) {
      isEndPlanned = true;
      int attempt = redrives;
      later(
          left,
          () -> {
            if (attempt == redrives) {
              timeOut(true);
            }
          });
    }
  }

  private int maxEvents() {
    return identity.type() == MachineType.EXPRESS ? MAX_EXPRESS_EVENTS : MAX_EVENTS;
  }

  private void run(Runnable action) {
    try {
      action.run();
    } catch (HistoryFullException e) {
      if (identity.type() == MachineType.EXPRESS) {
        timeOut(false);
        return;
      }
      end(
          new ErrorOutput(ServiceTexts.RUNTIME, ServiceTexts.historyFull(MAX_EVENTS)),
          history.events().size());
    }
  }

  private Optional<Duration> timeout() {
    Optional<Duration> own =
        definition
            .get("TimeoutSeconds")
            .filter(JsonNumber.class::isInstance)
            .map(seconds -> Duration.ofSeconds(((JsonNumber) seconds).value().longValue()));
    return identity.type() == MachineType.EXPRESS
        ? Optional.of(own.filter(each -> each.compareTo(EXPRESS_TIME) < 0).orElse(EXPRESS_TIME))
        : own;
  }

  private void timeOut(boolean isLongest) {
    Optional<Outcome.Waiting> running = waiting();
    frame.cut();
    history.close(
        0,
        "ExecutionTimedOut",
        "executionTimedOutEventDetails",
        Events.error(new ErrorOutput(ServiceTexts.TIMEOUT, null)));
    finish(new Outcome.TimedOut(running, isLongest));
  }

  @Override
  public void ended(Frame done, Payload output) {
    history.close(
        done.chain.tail(),
        "ExecutionSucceeded",
        "executionSucceededEventDetails",
        Events.output(new JsonObject.Builder(), output.text()).build());
    finish(new Outcome.Succeeded(output));
  }

  @Override
  public void failed(Frame failed, ErrorOutput error) {
    end(error, failed.chain.tail());
  }

  /** Returns the innermost state that the execution is in; nothing if it is in none. */
  Optional<Outcome.Waiting> waiting() {
    return frame.current().flatMap(Visit::waiting);
  }

  /** Remembers the innermost state that failed with an error. */
  void note(Failure found) {
    boolean isPassedOn =
        failure != null
            && !found.state().inner().isEmpty()
            && failure.error().equals(found.error());
    if (!isPassedOn) {
      failure = isSame(found) ? failure : found;
    }
  }

  /** Returns whether a failure is the last one, of which more is known. */
  private boolean isSame(Failure found) {
    return failure != null
        && found.field().isEmpty()
        && found.state().equals(failure.state())
        && found.error().equals(failure.error());
  }

  /** Ends the execution with an error that nothing can handle. */
  void end(ErrorOutput error, long previous) {
    frame.cut();
    history.close(previous, "ExecutionFailed", "executionFailedEventDetails", Events.error(error));
    finish(
        new Outcome.Failed(
            error, Optional.ofNullable(failure).filter(each -> each.error().equals(error))));
  }

  private void finish(Outcome end) {
    outcome = end;
    stopTime = rehearsal.now();
    whenEnded.accept(end);
  }

  /** Returns what the context object says of the execution. */
  Json context() {
    JsonObject.Builder context =
        new JsonObject.Builder()
            .put("Id", identity.executionArn())
            .put("Input", input.value())
            .put("StartTime", Timestamps.shortest(startTime))
            .put("Name", identity.execution())
            .put("RoleArn", identity.roleArn())
            .put("RedriveCount", redrives);
    if (redriveTime != null) {
      context.put("RedriveTime", Timestamps.shortest(redriveTime));
    }
    return context.build();
  }
}
