package dev.cumulusc.rehearse.machine;

/**
 * An execution that works on one item, or one batch of items, of a distributed Map.
 *
 * @param items how many items it works on
 */
record MapChild(Execution execution, Payload input, int items) {

  boolean hasSucceeded() {
    return execution.hasEnded() && execution.outcome() instanceof Outcome.Succeeded;
  }

  boolean hasFailed() {
    return execution.hasEnded() && !(execution.outcome() instanceof Outcome.Succeeded);
  }
}
