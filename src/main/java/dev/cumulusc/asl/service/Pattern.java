package dev.cumulusc.asl.service;

/** How a task waits for what it calls. */
public enum Pattern {
  /** For the response only. */
  REQUEST(""),
  /** Until the job that it started is done. */
  SYNC(".sync"),
  /** Until the execution that it started is done, whose output it reads as JSON. */
  SYNC_2(".sync:2"),
  /** Until somebody sends back the task's token. */
  TOKEN(".waitForTaskToken");

  private final String suffix;

  Pattern(String suffix) {
    this.suffix = suffix;
  }

  /** Returns what the resource ends in. */
  public String suffix() {
    return suffix;
  }

  /** Returns the pattern of a suffix's name in the tables. */
  static Pattern inTable(String name) {
    return switch (name) {
      case "sync" -> SYNC;
      case "sync:2" -> SYNC_2;
      case "token" -> TOKEN;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
