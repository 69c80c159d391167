package dev.cumulusc.deploy.inflight;

import dev.cumulusc.deploy.service.Revision;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.deploy.service.StateMachine;
import dev.cumulusc.deploy.service.WorkflowAlias;
import dev.cumulusc.deploy.service.WorkflowExecution;
import dev.cumulusc.deploy.service.WorkflowExecution.State;
import dev.cumulusc.deploy.service.Workflows;
import dev.cumulusc.keep.DefinitionInUse;
import dev.cumulusc.template.ResourceTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds what executions go by. An execution keeps the definition and the role that it began with,
 * and so needs the functions, activities and permissions that these name; see UpdateStateMachine in
 * the API reference of Step Functions.
 *
 * <p>What an execution began with never changes, so it is asked for once as long as this lives.
 */
public final class InFlight {
  /**
   * An execution may still begin with the earlier definition this long after a change. Step
   * Functions says "within a few seconds".
   */
  public static final Duration UNCERTAIN = Duration.ofMinutes(2);

  private static final Set<State> UNSUCCESSFUL =
      EnumSet.of(State.FAILED, State.TIMED_OUT, State.ABORTED);

  private final Workflows workflows;
  private final Map<String, Optional<Revision>> revisions = new ConcurrentHashMap<>();

  public InFlight(Workflows workflows) {
    this.workflows = workflows;
  }

  /**
   * Finds what the running executions of state machines, their aliases, and new executions go by.
   *
   * @param resources resources of a stack, of which the state machines are looked at
   */
  public List<MachineUse> report(List<StackResource> resources) {
    return report(resources, true);
  }

  /**
   * Finds what the aliases of state machines and new executions go by, and running executions.
   *
   * @param listing whether running executions are looked for
   */
  public List<MachineUse> report(List<StackResource> resources, boolean listing) {
    List<MachineUse> uses = new ArrayList<>();
    machines(resources).forEach((logicalId, arn) -> uses.add(use(logicalId, arn, listing)));
    return List.copyOf(uses);
  }

  /**
   * Finds what executions go by that failed, and can be redriven.
   *
   * @param since executions that ended earlier can't be redriven any more
   */
  public List<MachineUse> redrivable(List<StackResource> resources, Instant since) {
    List<MachineUse> uses = new ArrayList<>();
    machines(resources).forEach((logicalId, arn) -> uses.add(redrivable(logicalId, arn, since)));
    return List.copyOf(uses);
  }

  /** Counts the running executions of state machines, without asking what they go by. */
  public int count(List<MachineUse> machines) {
    int running = 0;
    for (MachineUse machine : machines) {
      if (!machine.express()) {
        running += workflows.executions(machine.arn(), EnumSet.of(State.RUNNING)).size();
      }
    }
    return running;
  }

  /** Returns the running executions of a state machine; none of an Express one. */
  public List<WorkflowExecution> running(String stateMachineArn) {
    return workflows
        .machine(stateMachineArn)
        .filter(machine -> !machine.express())
        .map(machine -> workflows.executions(stateMachineArn, EnumSet.of(State.RUNNING)))
        .orElse(List.of());
  }

  /** Returns the ARNs of the state machines among resources by their logical ids. */
  private static Map<String, String> machines(List<StackResource> resources) {
    Map<String, String> machines = new LinkedHashMap<>();
    for (StackResource resource : resources) {
      if (resource.type().equals(ResourceTypes.STATE_MACHINE) && !resource.status().isDeletion()) {
        resource.physicalId().ifPresent(arn -> machines.put(resource.logicalId(), arn));
      }
    }
    return machines;
  }

  private MachineUse use(String logicalId, String arn, boolean listing) {
    Uses uses = new Uses();
    boolean express = false;
    Optional<String> problem = Optional.empty();
    try {
      Optional<StateMachine> machine = workflows.machine(arn);
      if (machine.isPresent()) {
        express = machine.get().express();
        uses.add(new RevisionUse(machine.get().revision(), true, List.of(), List.of(), List.of()));
        if (listing && !express) {
          collect(
              workflows.executions(arn, EnumSet.of(State.RUNNING)),
              (revision, running) ->
                  uses.add(new RevisionUse(revision, false, running, List.of(), List.of())));
        }
        aliases(arn, uses);
      }
    } catch (ServiceException e) {
      problem = problem(e);
    }
    return new MachineUse(logicalId, arn, express, uses.list(), problem);
  }

  private void aliases(String arn, Uses uses) {
    for (WorkflowAlias alias : aliases(arn)) {
      for (String version : alias.versionArns()) {
        workflows
            .machine(version)
            .ifPresent(
                found ->
                    uses.add(
                        new RevisionUse(
                            found.revision(),
                            false,
                            List.of(),
                            List.of(version(version, alias)),
                            List.of())));
      }
    }
  }

  private static DefinitionInUse.Version version(String arn, WorkflowAlias alias) {
    return new DefinitionInUse.Version(arn.substring(arn.lastIndexOf(':') + 1), alias.name());
  }

  /** A service that does not know aliases has none. */
  private List<WorkflowAlias> aliases(String arn) {
    try {
      return workflows.aliases(arn);
    } catch (ServiceException e) {
      if (e.kind() == ServiceException.Kind.UNSUPPORTED) {
        return List.of();
      }
      throw e;
    }
  }

  private MachineUse redrivable(String logicalId, String arn, Instant since) {
    Uses uses = new Uses();
    boolean express = false;
    Optional<String> problem = Optional.empty();
    try {
      Optional<StateMachine> machine = workflows.machine(arn);
      express = machine.filter(StateMachine::express).isPresent();
      if (machine.isPresent() && !express) {
        collect(
            workflows.executions(arn, UNSUCCESSFUL).stream()
                .filter(each -> each.stopped().filter(since::isBefore).isPresent())
                .toList(),
            (revision, failed) ->
                uses.add(new RevisionUse(revision, false, List.of(), List.of(), failed)));
      }
    } catch (ServiceException e) {
      problem = problem(e);
    }
    return new MachineUse(logicalId, arn, express, uses.list(), problem);
  }

  /** Returns what to say of a failed call that leaves something unknown, and nothing else. */
  private static Optional<String> problem(ServiceException e) {
    if (e.kind() == ServiceException.Kind.CREDENTIALS
        || e.kind() == ServiceException.Kind.UNREACHABLE) {
      throw e;
    }
    return Optional.of(e.getMessage());
  }

  /** Receives executions that began with the same revision. */
  @FunctionalInterface
  private interface Found {
    void add(Revision revision, List<WorkflowExecution> executions);
  }

  /** Finds what executions began with: those of one version of the state machine are alike. */
  private void collect(List<WorkflowExecution> newestFirst, Found found) {
    Map<String, List<WorkflowExecution>> byVersion = new LinkedHashMap<>();
    List<WorkflowExecution> others = new ArrayList<>();
    for (WorkflowExecution execution : newestFirst) {
      execution
          .versionArn()
          .map(version -> byVersion.computeIfAbsent(version, name -> new ArrayList<>()))
          .orElse(others)
          .add(execution);
    }
    for (List<WorkflowExecution> alike : byVersion.values()) {
      alike.stream()
          .flatMap(each -> revision(each).stream())
          .findFirst()
          .ifPresent(revision -> found.add(revision, alike));
    }
    collectByTime(others, found);
  }

  /**
   * Asks once for each revision: all that began after it was made, up to the one that was asked
   * about, have the same. Where its time is not known, each execution is asked about.
   */
  private void collectByTime(List<WorkflowExecution> newestFirst, Found found) {
    Instant known = Instant.MAX;
    Optional<Revision> last = Optional.empty();
    List<WorkflowExecution> alike = new ArrayList<>();
    for (WorkflowExecution execution : newestFirst) {
      if (!execution.started().isAfter(known)) {
        add(last, alike, found);
        alike.clear();
        last = revision(execution);
        known =
            last.flatMap(Revision::made)
                .map(made -> made.plus(UNCERTAIN))
                .filter(certain -> certain.isBefore(execution.started()))
                .orElse(execution.started());
      }
      alike.add(execution);
    }
    add(last, alike, found);
  }

  private static void add(
      Optional<Revision> revision, List<WorkflowExecution> executions, Found found) {
    revision.ifPresent(each -> found.add(each, List.copyOf(executions)));
  }

  /** Returns an execution's state machine; nothing if the execution is not there any more. */
  private Optional<Revision> revision(WorkflowExecution execution) {
    return revisions.computeIfAbsent(
        execution.arn(),
        arn -> {
          try {
            return Optional.of(workflows.revisionOf(arn));
          } catch (ServiceException e) {
            if (e.kind() == ServiceException.Kind.NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** Uses of a state machine's revisions, each revision once. */
  private static final class Uses {
    private final List<RevisionUse> found = new ArrayList<>();

    void add(RevisionUse use) {
      for (int i = 0; i < found.size(); i++) {
        if (found.get(i).revision().isSameAs(use.revision())) {
          found.set(i, found.get(i).and(use));
          return;
        }
      }
      found.add(use);
    }

    List<RevisionUse> list() {
      return found;
    }
  }
}
