package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.deploy.inflight.AffectedMachines;
import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.inflight.WaitForExecutions;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports, and waits for, executions that run while their state machines change. */
final class Executions {
  private final DeployContext context;
  private final Listener listener;

  Executions(DeployContext context) {
    this.context = context;
    this.listener = context.listener();
  }

  /** Reports what is running in the state machines that deployments change, and returns it. */
  List<MachineUse> report(List<StackDeployment> deployments) {
    List<MachineUse> running = new ArrayList<>();
    for (StackDeployment deployment : deployments) {
      if (deployment.plan().operation() == StackPlan.Operation.UPDATE
          && deployment.stack().isPresent()) {
        running.addAll(report(deployment, deployment.stack().get()));
      }
    }
    if (running.stream().anyMatch(MachineUse::isRunning)) {
      listener.on(
          new Event.ExecutionsRunning(running.stream().filter(MachineUse::isRunning).toList()));
    }
    return running;
  }

  /** What can't be found out does not keep anybody from deploying. */
  private List<MachineUse> report(StackDeployment deployment, Stack stack) {
    Set<String> changed =
        deployment.plan().changes().resources().stream()
            .filter(resource -> resource.kind() != ResourceDelta.Kind.ADD)
            .map(ResourceDelta::logicalId)
            .collect(Collectors.toSet());
    Set<String> affected = AffectedMachines.of(deployment.prepared().template(), changed);
    if (affected.isEmpty()) {
      return List.of();
    }
    try {
      return new InFlight(context.aws().workflows())
          .report(
              context.cloudFormation().resources(stack.id()).stream()
                  .filter(resource -> affected.contains(resource.logicalId()))
                  .toList());
    } catch (ServiceException e) {
      listener.note("Running executions can't be counted: " + e.getMessage());
      return List.of();
    }
  }

  /** Waits until no execution is running; tells whether that came to pass in time. */
  boolean await(List<MachineUse> machines, Duration longest) throws InterruptedException {
    int left =
        new WaitForExecutions(new InFlight(context.aws().workflows()), context.clock())
            .await(
                machines,
                longest,
                (running, time) ->
                    listener.note(
                        "Waiting for running executions: "
                            + running
                            + ", for at most "
                            + time.toMinutes()
                            + " min more."));
    if (left > 0) {
      listener.error(
          "After "
              + longest.toMinutes()
              + " min, "
              + left
              + " executions are still running: deploy later, or give"
              + " `--wait-for-executions` more time.");
    }
    return left == 0;
  }
}
