package dev.cumulusc.deploy.inflight;

import dev.cumulusc.deploy.service.Revision;
import dev.cumulusc.deploy.service.RunningExecutions;
import dev.cumulusc.deploy.service.RunningExecutions.Execution;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.deploy.service.Workflows;
import dev.cumulusc.template.ResourceTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what running executions hold. An execution keeps the definition that it began with, and so
 * the versions of functions that this one names.
 */
public final class InFlight {

  /** How many running executions of a state machine are counted. */
  public static final int MAX_COUNTED = 1000;

  /** An execution may still get the earlier definition this long after a change. */
  private static final Duration UNCERTAIN = Duration.ofMinutes(2);

  /** How many definitions of a state machine are asked for at most. */
  private static final int MAX_ASKED = 100;

  private final Workflows workflows;

  public InFlight(Workflows workflows) {
    this.workflows = workflows;
  }

  /**
   * Counts the running executions of state machines, and finds what they hold.
   *
   * @param resources resources of a stack, of which the state machines are looked at
   */
  public List<MachineUse> report(List<StackResource> resources) {
    List<MachineUse> uses = new ArrayList<>();
    for (StackResource resource : resources) {
      if (resource.type().equals(ResourceTypes.STATE_MACHINE) && !resource.status().isDeletion()) {
        resource.physicalId().ifPresent(arn -> uses.add(use(resource.logicalId(), arn)));
      }
    }
    return List.copyOf(uses);
  }

  /** Counts the running executions of state machines, without asking what they hold. */
  public int count(List<MachineUse> machines) {
    int running = 0;
    for (MachineUse machine : machines) {
      if (machine.problem().isEmpty()) {
        running += workflows.running(machine.arn(), MAX_COUNTED).executions().size();
      }
    }
    return running;
  }

  private MachineUse use(String logicalId, String arn) {
    try {
      RunningExecutions running = workflows.running(arn, MAX_COUNTED);
      Set<FunctionRef> holds = new LinkedHashSet<>();
      boolean complete = collect(running.executions(), holds);
      Optional<String> problem =
          complete
              ? Optional.empty()
              : Optional.of("Not all definitions that the executions began with are known.");
      return new MachineUse(
          logicalId, arn, running.executions().size(), running.more(), List.copyOf(holds), problem);
    } catch (ServiceException e) {
      if (e.kind() != ServiceException.Kind.REFUSED
          && e.kind() != ServiceException.Kind.NOT_FOUND
          && e.kind() != ServiceException.Kind.UNSUPPORTED) {
        throw e;
      }
      return new MachineUse(logicalId, arn, 0, false, List.of(), Optional.of(e.getMessage()));
    }
  }

  /**
   * Collects what executions hold, asking once for each definition: all that began after a
   * definition was made, up to the one that was asked about, have the same.
   */
  private boolean collect(List<Execution> newestFirst, Set<FunctionRef> holds) {
    Instant known = Instant.MAX;
    int asked = 0;
    for (Execution execution : newestFirst) {
      if (execution.started().isAfter(known)) {
        continue;
      }
      if (asked == MAX_ASKED) {
        return false;
      }
      asked++;
      Optional<Revision> revision = revision(execution);
      if (revision.flatMap(Revision::made).filter(execution.started()::isBefore).isPresent()) {
        // Nothing begins with a definition that is made later: this is another one.
        return false;
      }
      revision.ifPresent(found -> holds.addAll(FunctionRef.in(found.definition())));
      known =
          revision
              .flatMap(Revision::made)
              .map(made -> made.plus(UNCERTAIN))
              .filter(certain -> certain.isBefore(execution.started()))
              .orElse(execution.started());
    }
    return true;
  }

  /** Returns an execution's state machine; nothing if the execution has ended meanwhile. */
  private Optional<Revision> revision(Execution execution) {
    try {
      return Optional.of(workflows.revisionOf(execution.arn()));
    } catch (ServiceException e) {
      if (e.kind() == ServiceException.Kind.NOT_FOUND || e.code().equals("ExecutionDoesNotExist")) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
