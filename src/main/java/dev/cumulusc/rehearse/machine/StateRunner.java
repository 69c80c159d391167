package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.history.Chain;
import java.util.Optional;

/** Does what a state of one type does; one runner makes one attempt. */
abstract class StateRunner {
  final Visit visit;
  final StateDefinition state;

  StateRunner(Visit visit) {
    this.visit = visit;
    this.state = visit.state;
  }

  static StateRunner of(Visit visit) {
    return switch (visit.state.type()) {
      case PASS -> new PassRunner(visit);
      case TASK -> new TaskRunner(visit);
      case CHOICE -> new ChoiceRunner(visit);
      case WAIT -> new WaitRunner(visit);
      case SUCCEED -> new SucceedRunner(visit);
      case FAIL -> new FailRunner(visit);
      case PARALLEL -> new ParallelRunner(visit);
      case MAP ->
          visit.state.isDistributed() ? new DistributedMapRunner(visit) : new MapRunner(visit);
    };
  }

  abstract void run() throws StateException;

  /**
   * Goes on where an attempt failed or was cut off, after the execution was redriven.
   *
   * @param before what made that attempt; nothing if the state waited for its next one
   */
  void resume(Optional<StateRunner> before) throws StateException {
    run();
  }

  /** Returns the innermost state that waits inside this one; nothing if this one does itself. */
  Optional<Outcome.Waiting> waitingInside() {
    return Optional.empty();
  }

  /** Returns why a child execution failed, if the state has some. */
  Optional<Failure> failureInside() {
    return Optional.empty();
  }

  /** Returns what the execution that the task started says of itself. */
  Optional<String> reason() {
    return Optional.empty();
  }

  /** The state is not going to be tried again. */
  void givesUp() {}

  /** A failure elsewhere cuts the state off. */
  void cut(Chain chain) {}
}
