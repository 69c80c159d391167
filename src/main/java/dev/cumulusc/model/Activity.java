package dev.cumulusc.model;

/** A Step Functions activity: a queue of tasks that workers poll. */
public record Activity(Located<String> name) {

  /** Returns the logical id of the activity. */
  public String logicalId() {
    return LogicalIds.activity(name.value());
  }
}
