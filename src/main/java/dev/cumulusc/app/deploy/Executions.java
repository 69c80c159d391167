package dev.cumulusc.app.deploy;

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

/** Looks after the executions that are running while their state machines change. */
final class Executions {
  private final DeployContext context;
  private final Conversation conversation;

  Executions(DeployContext context, Conversation conversation) {
    this.context = context;
    this.conversation = conversation;
  }

  /** Tells what is running in the state machines that the works change, and returns it. */
  List<MachineUse> report(List<StackWork> works) {
    List<MachineUse> running = new ArrayList<>();
    for (StackWork work : works) {
      if (work.plan().operation() == StackPlan.Operation.UPDATE && work.stack().isPresent()) {
        running.addAll(report(work, work.stack().get()));
      }
    }
    if (running.stream().anyMatch(MachineUse::isRunning)) {
      conversation.show(running.stream().filter(MachineUse::isRunning).toList());
    }
    return running;
  }

  /** What can't be found out does not keep anybody from deploying. */
  private List<MachineUse> report(StackWork work, Stack stack) {
    Set<String> changed =
        work.plan().changes().resources().stream()
            .filter(resource -> resource.kind() != ResourceDelta.Kind.ADD)
            .map(ResourceDelta::logicalId)
            .collect(Collectors.toSet());
    Set<String> affected = AffectedMachines.of(work.prepared().template(), changed);
    if (affected.isEmpty()) {
      return List.of();
    }
    try {
      return new InFlight(context.services().workflows())
          .report(
              context.cloudFormation().resources(stack.id()).stream()
                  .filter(resource -> affected.contains(resource.logicalId()))
                  .toList());
    } catch (ServiceException e) {
      conversation.say("Running executions can't be counted: " + e.getMessage());
      return List.of();
    }
  }

  /** Waits until no execution is running; tells whether that came to pass in time. */
  boolean await(List<MachineUse> machines, Duration longest) throws InterruptedException {
    int left =
        new WaitForExecutions(new InFlight(context.services().workflows()), context.pace())
            .await(
                machines,
                longest,
                (running, time) ->
                    conversation.say(
                        "Waiting for running executions: "
                            + running
                            + ", for at most "
                            + time.toMinutes()
                            + " min more."));
    if (left > 0) {
      conversation.refuse(
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
