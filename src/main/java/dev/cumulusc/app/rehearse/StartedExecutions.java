package dev.cumulusc.app.rehearse;

import dev.cumulusc.rehearse.machine.Execution;
import dev.cumulusc.rehearse.machine.Outcome;
import dev.cumulusc.rehearse.machine.Payload;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The executions that tasks have started under names of their own. Step Functions takes a name of a
 * Standard state machine once: while its execution runs, the same name with the same input is the
 * same execution, and all else is refused.
 */
final class StartedExecutions {
  private final Map<String, Started> byArn = new HashMap<>();

  /**
   * An execution that was started.
   *
   * @param at when it was started, in virtual time
   */
  record Started(Execution execution, Payload input, Instant at) {
    /** Returns whether the same call at a time means this execution. */
    boolean isMeantBy(Payload otherInput, Instant time) {
      boolean isRunning =
          execution.outcome() instanceof Outcome.Stuck
              || time.equals(at)
              || time.isBefore(at.plus(execution.duration()));
      return isRunning && input.value().equals(otherInput.value());
    }
  }

  /** Returns the execution that has a name at a time. */
  Optional<Started> find(String arn, Instant time) {
    return Optional.ofNullable(byArn.get(arn)).filter(each -> !each.at().isAfter(time));
  }

  void add(Started started) {
    byArn.put(started.execution().arn(), started);
  }

  /** Forgets all, since another run begins. */
  void clear() {
    byArn.clear();
  }
}
