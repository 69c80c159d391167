package dev.cumulusc.deploy.plan;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.compare.ResourceDelta.Retention;
import dev.cumulusc.compare.Retentions;
import dev.cumulusc.deploy.guard.StatefulTypes;
import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.deploy.service.WorkflowExecution;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the deletion of a stack does to its resources, and to those of the stacks nested in it.
 *
 * @param resources the resources that are there, nested stacks themselves left out
 * @param ended the executions that end; nothing if they are not known
 */
public record Removal(Stack stack, List<Gone> resources, Optional<List<Ended>> ended) {
  /** The states of resources that the stack has no more. */
  private static final Set<String> GONE = Set.of("DELETE_COMPLETE", "DELETE_SKIPPED");

  public Removal {
    resources = List.copyOf(resources);
    ended = ended.map(List::copyOf);
  }

  /**
   * Running executions of a state machine that goes: they end at their next transition.
   *
   * @param path the state machine's logical ids below the stack
   * @param executions the names of the executions
   */
  public record Ended(String path, List<String> executions) {
    public Ended {
      executions = List.copyOf(executions);
    }
  }

  /**
   * A resource and what becomes of it.
   *
   * @param path its logical ids below the stack: {@code Api/Role}
   * @param holds what is lost with it, if it holds what no template can make again
   */
  public record Gone(
      String path,
      String type,
      Optional<String> physicalId,
      Retention retention,
      Optional<String> holds) {

    /** Returns whether something goes that can't be made again. */
    public boolean losesData() {
      return holds.isPresent() && retention == Retention.DELETED;
    }
  }

  /** Finds out what goes with a stack. */
  public static Removal of(CloudFormation service, Stack stack) {
    List<Gone> found = new ArrayList<>();
    collect(service, stack.id(), "", StatefulTypes.read(), found);
    return new Removal(stack, found, Optional.empty());
  }

  /** Returns this without resources that are kept, by their logical ids. */
  public Removal keeping(List<String> kept) {
    return new Removal(
        stack, resources.stream().filter(gone -> !kept.contains(gone.path())).toList(), ended);
  }

  /** Returns this with the executions that end when its state machines go. */
  public Removal ending(InFlight inFlight) {
    List<Ended> found = new ArrayList<>();
    for (Gone gone : resources) {
      if (gone.type().equals(ResourceTypes.STATE_MACHINE)
          && gone.retention() == Retention.DELETED
          && gone.physicalId().isPresent()) {
        List<String> names =
            inFlight.running(gone.physicalId().get()).stream()
                .map(WorkflowExecution::name)
                .toList();
        if (!names.isEmpty()) {
          found.add(new Ended(gone.path(), names));
        }
      }
    }
    return new Removal(stack, resources, Optional.of(found));
  }

  /** Returns whether something goes that can't be made again. */
  public boolean losesData() {
    return resources.stream().anyMatch(Gone::losesData);
  }

  private static void collect(
      CloudFormation service,
      String stackId,
      String prefix,
      StatefulTypes stateful,
      List<Gone> found) {
    Map<String, Resource> written = template(service, stackId).resources();
    for (StackResource resource : service.resources(stackId)) {
      if (GONE.contains(resource.status().name())) {
        continue;
      }
      String path = prefix + resource.logicalId();
      @Nullable Resource known = written.get(resource.logicalId());
      Retention retention = known == null ? Retention.DELETED : Retentions.whenRemoved(known);
      boolean isStack = resource.type().equals(ResourceTypes.STACK);
      if (isStack && retention == Retention.DELETED && resource.physicalId().isPresent()) {
        collect(service, resource.physicalId().get(), path + "/", stateful, found);
      } else {
        found.add(
            new Gone(
                path,
                resource.type(),
                resource.physicalId(),
                retention,
                stateful.of(resource.type()).map(StatefulTypes.Stateful::holds)));
      }
    }
  }

  /** A stack whose template can't be had is taken to retain nothing. */
  private static Template template(CloudFormation service, String stackId) {
    try {
      return DeployedTemplate.read(stackId, service.template(stackId));
    } catch (ServiceException e) {
      return DeployedTemplate.read(stackId, "");
    }
  }
}
