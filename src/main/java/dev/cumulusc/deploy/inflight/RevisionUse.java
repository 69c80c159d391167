package dev.cumulusc.deploy.inflight;

import dev.cumulusc.deploy.service.Revision;
import dev.cumulusc.deploy.service.WorkflowExecution;
import java.util.ArrayList;
import java.util.List;

/**
 * What a state machine was or is, and why executions still go by it.
 *
 * @param deployed whether the state machine is so now, and new executions begin with it
 * @param running the running executions that began with it
 * @param aliases the names of aliases that start executions with it
 * @param redrivable the executions that began with it, failed, and may be redriven
 */
public record RevisionUse(
    Revision revision,
    boolean deployed,
    List<WorkflowExecution> running,
    List<String> aliases,
    List<WorkflowExecution> redrivable) {

  public RevisionUse {
    running = List.copyOf(running);
    aliases = List.copyOf(aliases);
    redrivable = List.copyOf(redrivable);
  }

  /** Returns this with the reasons of another use of the same revision. */
  RevisionUse and(RevisionUse other) {
    return new RevisionUse(
        revision,
        deployed || other.deployed,
        joined(running, other.running),
        joined(aliases, other.aliases),
        joined(redrivable, other.redrivable));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
