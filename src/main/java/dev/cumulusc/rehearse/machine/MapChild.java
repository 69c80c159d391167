package dev.cumulusc.rehearse.machine;

/** An execution that works on one item, or one batch of items, of a distributed Map. */
record MapChild(Execution execution, MapInputs.Input input) {

  boolean hasSucceeded() {
    return execution.hasEnded() && execution.outcome() instanceof Outcome.Succeeded;
  }

  /** Returns how the execution stands, as the service names it. */
  String status() {
    if (!execution.hasEnded()) {
      return "ABORTED";
    }
    Outcome outcome = execution.outcome();
    if (outcome instanceof Outcome.Succeeded) {
      return "SUCCEEDED";
    }
    return outcome instanceof Outcome.TimedOut ? "TIMED_OUT" : "FAILED";
  }
}
