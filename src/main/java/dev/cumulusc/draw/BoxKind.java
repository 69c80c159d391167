package dev.cumulusc.draw;

import java.util.Locale;

/** What a box stands for. */
public enum BoxKind {
  START("Start"),
  END("End"),
  LAMBDA("Lambda"),
  DOCKER("Docker"),
  FARGATE("Fargate"),
  ACTIVITY("Activity"),
  SERVICE("Service"),
  TASK("Task"),
  WAIT("Wait"),
  CHOICE("Choice"),
  PASS("Pass"),
  SUCCEED("Succeed"),
  FAIL("Fail"),
  MAP("Map"),
  PARALLEL("Parallel"),
  UNKNOWN("Unknown type");

  private final String label;

  BoxKind(String label) {
    this.label = label;
  }

  /** Returns what pictures call it. */
  public String label() {
    return label;
  }

  /** Returns the name in style sheets and class definitions. */
  public String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether it is the point where a scope begins or ends, and no state. */
  public boolean isPoint() {
    return this == START || this == END;
  }
}
