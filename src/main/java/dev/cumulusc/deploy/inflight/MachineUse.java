package dev.cumulusc.deploy.inflight;

import dev.cumulusc.deploy.service.WorkflowExecution;
import dev.cumulusc.diagnostic.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A state machine of a stack, with what its executions go by.
 *
 * @param logicalId the state machine in its template
 * @param express whether it is an Express state machine, whose executions are not listed
 * @param revisions what it is now, if it is known, and what it was when running executions began
 * @param problem why not all is known: a sentence
 */
public record MachineUse(
    String logicalId,
    String arn,
    boolean express,
    List<RevisionUse> revisions,
    Optional<String> problem) {

  public MachineUse {
    revisions = List.copyOf(revisions);
  }

  /**
   * Returns what running executions, and those that aliases start, hold: functions, with the
   * versions that they name.
   */
  public Set<FunctionRef> holds() {
    Set<FunctionRef> holds = new LinkedHashSet<>();
    revisions.stream()
        .filter(each -> !each.running().isEmpty() || !each.aliases().isEmpty())
        .forEach(each -> holds.addAll(FunctionRef.in(each.revision().definition())));
    return holds;
  }

  public boolean isRunning() {
    return running() > 0;
  }

  /** Returns how many executions are running. */
  public int running() {
    return revisions.stream().mapToInt(each -> each.running().size()).sum();
  }

  /** Returns the running executions. */
  public List<WorkflowExecution> executions() {
    return revisions.stream().flatMap(each -> each.running().stream()).toList();
  }

  /** Returns how many are running: {@code 1,234}. */
  public String count() {
    return Words.number(running());
  }
}
