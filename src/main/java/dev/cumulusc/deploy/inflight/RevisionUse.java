package dev.cumulusc.deploy.inflight;

import dev.cumulusc.artifact.ContentHash;
import dev.cumulusc.deploy.service.Revision;
import dev.cumulusc.deploy.service.WorkflowExecution;
import dev.cumulusc.keep.DefinitionInUse;
import java.util.ArrayList;
import java.util.List;

/**
 * What a state machine was or is, and why executions still go by it.
 *
 * @param deployed whether the state machine is so now, and new executions begin with it
 * @param running the running executions that began with it
 * @param aliases the aliases that start executions with it
 * @param redrivable the executions that began with it, failed, and may be redriven
 */
public record RevisionUse(
    Revision revision,
    boolean deployed,
    List<WorkflowExecution> running,
    List<DefinitionInUse.Version> aliases,
    List<WorkflowExecution> redrivable) {

  public RevisionUse {
    running = List.copyOf(running);
    aliases = List.copyOf(aliases);
    redrivable = List.copyOf(redrivable);
  }

  /** Returns the definitions in use, one for each reason, the most pressing first. */
  public List<DefinitionInUse> definitions(DefinitionInUse.Machine machine) {
    List<DefinitionInUse.Use> reasons = new ArrayList<>();
    if (!running.isEmpty()) {
      reasons.add(new DefinitionInUse.Executions(executions(running), true));
    }
    reasons.addAll(aliases);
    if (deployed) {
      reasons.add(new DefinitionInUse.Deployed());
    }
    if (!redrivable.isEmpty()) {
      reasons.add(new DefinitionInUse.Executions(executions(redrivable), false));
    }
    return reasons.stream()
        .map(
            reason ->
                new DefinitionInUse(
                    machine,
                    revision.definition(),
                    revision.roleArn(),
                    revision.settings(),
                    reason))
        .toList();
  }

  private static List<DefinitionInUse.Execution> executions(List<WorkflowExecution> executions) {
    return executions.stream()
        .map(each -> new DefinitionInUse.Execution(each.name(), each.started()))
        .toList();
  }

  /** Returns what distinguishes the revisions of a state machine. */
  public String digest() {
    return ContentHash.ofText(
        String.join(
            "\n", revision.definition(), revision.roleArn(), revision.settings().toString()));
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
