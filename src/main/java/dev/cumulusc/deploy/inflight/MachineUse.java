package dev.cumulusc.deploy.inflight;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The running executions of a state machine, and the functions that they call.
 *
 * @param logicalId the state machine in its template
 * @param running how many executions are running, as far as they were counted
 * @param more whether more are running than were counted
 * @param holds what is held by running executions: versions and aliases of functions by how they
 *     are named, and those that are called without either
 * @param problem why the executions are not known: an express state machine keeps no list
 */
public record MachineUse(
    String logicalId,
    String arn,
    int running,
    boolean more,
    List<FunctionRef> holds,
    Optional<String> problem) {

  public MachineUse {
    holds = List.copyOf(holds);
  }

  public boolean isRunning() {
    return running > 0;
  }

  /** Returns how many are running: {@code 12}, or {@code 1,000+} where not all were counted. */
  public String count() {
    return String.format(Locale.ROOT, "%,d", running) + (more ? "+" : "");
  }
}
