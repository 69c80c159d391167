package dev.cumulusc.asl.shape;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types of states. */
public enum StateType {
  CHOICE("Choice"),
  FAIL("Fail"),
  MAP("Map"),
  PARALLEL("Parallel"),
  PASS("Pass"),
  SUCCEED("Succeed"),
  TASK("Task"),
  WAIT("Wait");

  private final String label;

  StateType(String label) {
    this.label = label;
  }

  /** Returns the name as definitions have it. */
  public String label() {
    return label;
  }

  public static Optional<StateType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.label.equals(name)).findFirst();
  }

  /** Returns all names, in alphabetical order. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(StateType::label).toList();
  }

  /** Returns whether a machine that reaches such a state is done. */
  public boolean isFinal() {
    return this == SUCCEED || this == FAIL;
  }

  /** Returns whether such a state goes on by {@code Next} or ends by {@code End}. */
  public boolean hasNextOrEnd() {
    return !isFinal() && this != CHOICE;
  }

  /** Returns whether such a state can have {@code Retry} and {@code Catch}. */
  public boolean canFail() {
    return this == TASK || this == PARALLEL || this == MAP;
  }
}
