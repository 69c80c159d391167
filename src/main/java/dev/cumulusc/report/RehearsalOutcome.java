package dev.cumulusc.report;

import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.machine.Failure;
import dev.cumulusc.rehearse.machine.Outcome;
import dev.cumulusc.rehearse.machine.Payload;
import dev.cumulusc.rehearse.machine.StateDefinition;
import dev.cumulusc.source.Printable;
import dev.cumulusc.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Says how an execution ended: where, why, and with which value. */
public final class RehearsalOutcome {
  private static final int MAX_VALUE = 400;

  private RehearsalOutcome() {}

  /** Returns the place and the reason, and on lines of their own what explains them. */
  public static String text(Outcome outcome) {
    String place = place(outcome).map(at -> at + ": ").orElse("");
    List<String> lines = new ArrayList<>(List.of(place + sentence(outcome)));
    lines.addAll(notes(outcome));
    return String.join("\n  ", lines);
  }

  /** Returns where the execution ended, if it did not succeed and was in a state. */
  public static Optional<SourceSpan> place(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.failure().map(Failure::place);
    }
    return waiting(outcome).map(each -> each.state().source().key().span());
  }

  private static Optional<Outcome.Waiting> waiting(Outcome outcome) {
    if (outcome instanceof Outcome.Stuck stuck) {
      return stuck.waiting();
    }
    return outcome instanceof Outcome.TimedOut timedOut ? timedOut.running() : Optional.empty();
  }

  /** Returns one sentence. */
  public static String sentence(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return "The execution failed"
          + failed.failure().map(each -> " in the state " + name(each.state())).orElse("")
          + " with "
          + error(failed.error());
    }
    Optional<Outcome.Waiting> waiting = waiting(outcome);
    String state = waiting.map(each -> name(each.state())).orElse("");
    if (outcome instanceof Outcome.TimedOut timedOut) {
      return (timedOut.isLongest()
              ? "The execution took longer than a year, after which AWS ends each"
              : "The execution took longer than its state machine may")
          + waiting
              .map(
                  each ->
                      "; it was in the state "
                          + state
                          + (each.retries() == 0
                              ? ""
                              : ", after " + Words.count(each.retries(), "retry")))
              .orElse("")
          + ".";
    }
    if (outcome instanceof Outcome.Stuck) {
      int answered = waiting.map(each -> each.calls() - 1).orElse(0);
      return "The state "
          + state
          + " waits for an answer that never comes"
          + (answered > 0
              ? ", after " + Words.count(answered, "call") + " that had one: mock this call, too"
              : ": mock it")
          + ", or set TimeoutSeconds.";
    }
    return "The execution succeeded.";
  }

  /** Returns an error with its cause. */
  public static String error(ErrorOutput error) {
    return Printable.of(
        (error.error() == null ? "no error name" : error.error())
            + (error.cause() == null || error.cause().isEmpty() ? "." : ": " + error.cause()));
  }

  private static String name(StateDefinition state) {
    return "`" + Printable.of(state.name()) + "`";
  }

  private static List<String> notes(Outcome outcome) {
    List<String> notes = new ArrayList<>();
    waiting(outcome).flatMap(Outcome.Waiting::reason).map(Printable::of).ifPresent(notes::add);
    if (outcome instanceof Outcome.TimedOut timedOut
        && !timedOut.isLongest()
        && timedOut.running().filter(each -> each.retries() > 0).isPresent()) {
      notes.add(
          "The retries of this state outlast the timeout: fewer `MaxAttempts`, a shorter"
              + " `IntervalSeconds` or a longer `TimeoutSeconds` of the machine would help.");
    }
    if (outcome instanceof Outcome.Failed failed && failed.failure().isPresent()) {
      Failure failure = failed.failure().get();
      explain(failure).ifPresent(notes::add);
      failure.inside().map(RehearsalOutcome::child).ifPresent(notes::add);
      failure.reason().map(Printable::of).ifPresent(notes::add);
      String cause = Objects.requireNonNullElse(failed.error().cause(), "");
      if (failure.state().type() != StateType.FAIL && !cause.contains(failure.input().text())) {
        notes.add("The input of the state was " + shortened(failure.input().text()) + ".");
      }
    }
    return notes;
  }

  private static String child(Failure failure) {
    return "The first child execution that failed did so in the state "
        + name(failure.state())
        + " ("
        + failure.place()
        + ") with "
        + error(failure.error()).replaceFirst("\\.$", "")
        + ". The input of that state was "
        + shortened(failure.input().text())
        + ".";
  }

  private static Optional<String> explain(Failure failure) {
    StateDefinition state = failure.state();
    String name = Objects.requireNonNullElse(failure.error().error(), "");
    String cause = Objects.requireNonNullElse(failure.error().cause(), "");
    if (cause.endsWith(ServiceTexts.NO_NEXT_STATE)) {
      return Optional.of("None of its rules holds for this input, and it has no `Default`.");
    }
    if (name.equals(ServiceTexts.DATA_LIMIT_EXCEEDED)) {
      return Optional.of(
          "A payload can have "
              + Words.count(Payload.MAX_BYTES, "byte")
              + " at most: put the data into S3, and pass its key on.");
    }
    return name.equals(ServiceTexts.TIMEOUT) && state.type() == StateType.TASK
        ? Optional.of("The answer did not come within the time that the state allows.")
        : Optional.empty();
  }

  /** Returns a value so that it can be printed, and only its start if it is long. */
  public static String shortened(String value) {
    return Words.shortened(Printable.of(value), MAX_VALUE);
  }
}
