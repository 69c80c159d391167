package dev.cumulusc.deploy.service;

/**
 * Whether a change set can be executed, or was.
 *
 * @param name the status as CloudFormation writes it: {@code AVAILABLE}, {@code UNAVAILABLE},
 *     {@code OBSOLETE}, {@code EXECUTE_COMPLETE}, ...; new ones may come; empty if it is not known
 */
public record ExecutionStatus(String name) {
  public boolean isAvailable() {
    return name.equals("AVAILABLE");
  }

  /** Returns whether another change set of the stack was executed since it was created. */
  public boolean isObsolete() {
    return name.equals("OBSOLETE");
  }

  /** Returns whether its execution was started; it may be over, well or not. */
  public boolean isExecuted() {
    return name.startsWith("EXECUTE_");
  }

  @Override
  public String toString() {
    return name;
  }
}
