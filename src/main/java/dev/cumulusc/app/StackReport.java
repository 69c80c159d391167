package dev.cumulusc.app;

import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.service.PendingChangeSet;
import dev.cumulusc.deploy.service.ResourceDrift;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackResource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a stack is.
 *
 * @param name the name that was asked for
 * @param stack nothing if there is no such stack
 * @param outputs the outputs as they may be seen
 * @param failed the resources whose last operation failed
 * @param drifts what was changed behind CloudFormation's back, as of the last detection
 * @param machines what is running
 * @param kept what the stack and those nested in it have only because executions need it
 * @param changeSets what was left behind
 * @param unknown why something is not known: sentences for people
 */
public record StackReport(
    String name,
    Optional<Stack> stack,
    Map<String, String> outputs,
    List<StackResource> failed,
    List<ResourceDrift> drifts,
    List<MachineUse> machines,
    List<KeptForExecutions.Item> kept,
    List<PendingChangeSet> changeSets,
    List<String> unknown) {

  public StackReport {
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    failed = List.copyOf(failed);
    drifts = List.copyOf(drifts);
    machines = List.copyOf(machines);
    kept = List.copyOf(kept);
    changeSets = List.copyOf(changeSets);
    unknown = List.copyOf(unknown);
  }

  /** Returns the report of a stack that is not there. */
  static StackReport missing(String name) {
    return new StackReport(
        name,
        Optional.empty(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
