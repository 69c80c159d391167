package dev.cumulusc.rehearse.machine;

/** An execution that works on one item, or one batch of items, of a distributed Map. */
record MapChild(Execution execution, Payload input) {

  boolean hasFailed() {
    return execution.hasEnded() && !(execution.outcome() instanceof Outcome.Succeeded);
  }
}
