package dev.cumulusc.rehearse.test;

import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.model.Located;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.machine.Execution;
import dev.cumulusc.rehearse.machine.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares what came of a case with what it expects. */
public final class Checks {
  private final Expectation expected;
  private final Execution execution;
  private final Recording recording;
  private final List<Recording> nested;
  private final List<Difference> found = new ArrayList<>();

  private Checks(
      Expectation expected, Execution execution, Recording recording, List<Recording> nested) {
    this.expected = expected;
    this.execution = execution;
    this.recording = recording;
    this.nested = nested;
  }

  /**
   * Returns what differs; nothing if the case passes.
   *
   * @param nested what happened in the executions that tasks started
   */
  public static List<Difference> of(
      Expectation expected, Execution execution, Recording recording, List<Recording> nested) {
    Checks checks = new Checks(expected, execution, recording, nested);
    checks.checkResult();
    checks.checkWay();
    checks.checkTime();
    expected.calls().forEach(checks::checkCalls);
    return List.copyOf(checks.found);
  }

  /** Returns the error with which an execution ended; nothing if it succeeded or never ends. */
  public static Optional<ErrorOutput> error(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return Optional.of(failed.error());
    }
    return outcome instanceof Outcome.TimedOut
        ? Optional.of(new ErrorOutput(ServiceTexts.TIMEOUT, null))
        : Optional.empty();
  }

  private void checkResult() {
    Expectation.Result result = expected.result();
    Outcome outcome = execution.outcome();
    if (result.error().isPresent() || result.cause().isPresent()) {
      checkError(error(outcome));
    } else if (outcome instanceof Outcome.Succeeded succeeded) {
      Json output = succeeded.output().value();
      result.output().ifPresent(each -> found.addAll(Difference.between(each, output, "$", false)));
      result
          .included()
          .ifPresent(each -> found.addAll(Difference.between(each, output, "$", true)));
    } else {
      found.add(
          new Difference(
              result.output().or(result::included).map(each -> each.span()).orElse(expected.at()),
              "The execution is expected to succeed, but it "
                  + (outcome instanceof Outcome.Stuck ? "never ends." : "failed.")));
    }
  }

  private void checkError(Optional<ErrorOutput> error) {
    Expectation.Result result = expected.result();
    Located<String> first = result.error().or(result::cause).orElseThrow();
    if (error.isEmpty()) {
      found.add(
          new Difference(
              first.origin().primary(),
              "The execution is expected to fail, but it "
                  + (execution.outcome() instanceof Outcome.Succeeded
                      ? "succeeded."
                      : "never ends.")));
      return;
    }
    String name = Objects.requireNonNullElse(error.get().error(), "");
    String cause = Objects.requireNonNullElse(error.get().cause(), "");
    result
        .error()
        .filter(each -> !each.value().equals(name))
        .ifPresent(each -> add(each, "The error is `" + name + "`, but `" + each.value() + "`"));
    result
        .cause()
        .filter(each -> !cause.contains(each.value()))
        .ifPresent(
            each ->
                add(
                    each,
                    (cause.isEmpty() ? "The error has no cause" : "The cause is `" + cause + "`")
                        + ", but one with `"
                        + each.value()
                        + "` in it"));
  }

  private void add(Located<?> at, String differs) {
    found.add(new Difference(at.origin().primary(), differs + " is expected."));
  }

  private void checkWay() {
    expected
        .way()
        .filter(way -> !way.value().equals(recording.way()))
        .ifPresent(
            way ->
                add(way, "The way is " + shown(recording.way()) + ", but " + shown(way.value())));
  }

  private static String shown(List<String> way) {
    return "`" + String.join(", ", way) + "`";
  }

  private void checkTime() {
    expected
        .maxTime()
        .filter(most -> execution.duration().compareTo(most.value()) > 0)
        .ifPresent(
            most ->
                add(
                    most,
                    "The execution takes "
                        + seconds(execution.duration())
                        + " of virtual time, but at most "
                        + seconds(most.value())));
  }

  private static String seconds(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
    return Words.count(seconds, "second");
  }

  /** A state that the machine does not have is one of the executions that its tasks started. */
  private List<Json> received(String state) {
    return execution.hasState(state)
        ? recording.received(state)
        : nested.stream().flatMap(each -> each.received(state).stream()).toList();
  }

  private void checkCalls(Located<String> state, Expectation.Calls calls) {
    List<Json> received = received(state.value());
    calls
        .times()
        .filter(times -> times.value() != received.size())
        .ifPresent(
            times ->
                add(
                    times,
                    "`"
                        + state.value()
                        + "` calls its task "
                        + Words.count(received.size(), "time")
                        + ", but "
                        + times.value()));
    String path = state.value();
    calls
        .received()
        .ifPresent(
            each -> found.addAll(Difference.between(each, new JsonArray(received), path, false)));
    calls
        .included()
        .ifPresent(
            each -> found.addAll(Difference.between(each, new JsonArray(received), path, true)));
  }
}
