package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.deploy.inflight.AffectedMachines;
import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.inflight.WaitForExecutions;
import dev.cumulusc.deploy.plan.KeepOptions;
import dev.cumulusc.deploy.plan.Keeper;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sees to executions that run while their state machines change. */
final class Executions {
  private final DeployContext context;
  private final DeployRequest request;
  private final Keeper keeper;
  private final InFlight inFlight;
  private final Listener listener;

  Executions(DeployContext context, DeployRequest request, Keeper keeper) {
    this.context = context;
    this.request = request;
    this.keeper = keeper;
    this.inFlight = keeper.inFlight();
    this.listener = context.listener();
  }

  /**
   * Refuses plans that take from running executions what they need.
   *
   * @throws Stop if one does, which is reported
   */
  void guard(List<StackPlan> plans) throws Stop {
    for (StackPlan plan : plans) {
      if (plan.kept().harmsRunning()) {
        listener.error(
            "Running executions would lose what they need of `"
                + plan.stackName()
                + "`: "
                + plan.kept().lost().stream()
                    .filter(KeptForExecutions.Item::isForRunning)
                    .map(item -> "`" + item.logicalId() + "`, since " + item.detail())
                    .collect(Collectors.joining("; "))
                + ".");
        listener.note(
            "help: `--wait-for-executions` waits until they have ended, and"
                + " `--assume-none-running` deploys though they fail.");
        throw new Stop(DeployResult.REFUSED);
      }
    }
  }

  /** Reports what is running in the state machines that deployments change, and returns it. */
  List<MachineUse> report(List<StackDeployment> deployments) {
    if (request.options().executions().running() == KeepOptions.Running.ASSUMED_NONE) {
      return List.of();
    }
    List<MachineUse> running = new ArrayList<>();
    for (StackDeployment deployment : deployments) {
      if (deployment.plan().operation() == StackPlan.Operation.UPDATE
          && deployment.stack().isPresent()) {
        running.addAll(report(deployment, deployment.stack().get()));
      }
    }
    if (running.stream().anyMatch(MachineUse::isRunning)) {
      listener.on(
          new Event.ExecutionsRunning(
              running.stream().filter(MachineUse::isRunning).toList(),
              request.waitForExecutions().isPresent()));
    }
    return running;
  }

  /** What can't be found out of executions that lose nothing does not keep anybody from it. */
  private List<MachineUse> report(StackDeployment deployment, Stack stack) {
    try {
      return report(
          deployment.prepared().template(),
          deployment.prepared().nested(),
          deployment.plan().changes(),
          stack.id());
    } catch (ServiceException e) {
      listener.note("Running executions can't be counted: " + e.getMessage());
      return List.of();
    }
  }

  private List<MachineUse> report(
      Template template, Map<String, Template> nested, StackDelta changes, String stackId) {
    Set<String> changed =
        changes.resources().stream()
            .filter(resource -> resource.kind() != ResourceDelta.Kind.ADD)
            .map(ResourceDelta::logicalId)
            .collect(Collectors.toSet());
    Set<String> affected = AffectedMachines.of(template, changed);
    if (affected.isEmpty() && nested.keySet().stream().noneMatch(changed::contains)) {
      return List.of();
    }
    List<StackResource> resources = context.cloudFormation().resources(stackId);
    List<MachineUse> uses =
        new ArrayList<>(
            inFlight.report(
                resources.stream()
                    .filter(resource -> affected.contains(resource.logicalId()))
                    .toList()));
    for (ResourceDelta inner : changes.resources()) {
      Optional<Template> within = Optional.ofNullable(nested.get(inner.logicalId()));
      Optional<String> id =
          resources.stream()
              .filter(resource -> resource.logicalId().equals(inner.logicalId()))
              .findFirst()
              .flatMap(StackResource::physicalId);
      if (inner.nested().isPresent() && within.isPresent() && id.isPresent()) {
        uses.addAll(report(within.get(), Map.of(), inner.nested().get(), id.get()));
      }
    }
    return uses;
  }

  /**
   * Waits until no execution is running; returns whether that happened in time.
   *
   * @param machines the state machines that change
   */
  boolean await(List<StackDeployment> deployments, List<MachineUse> machines, Duration longest)
      throws InterruptedException {
    Map<String, MachineUse> all = new LinkedHashMap<>();
    machines.forEach(machine -> all.put(machine.arn(), machine));
    for (StackDeployment deployment : deployments) {
      if (deployment.stack().isPresent()) {
        keeper
            .running(deployment.plan().kept(), deployment.stack().get())
            .forEach(machine -> all.put(machine.arn(), machine));
      }
    }
    int left =
        new WaitForExecutions(inFlight, context.clock())
            .await(
                List.copyOf(all.values()),
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
              + Words.count(left, "execution")
              + (left == 1 ? " is" : " are")
              + " still running: deploy later, or give `--wait-for-executions` more time.");
    }
    return left == 0;
  }

  /**
   * Looks at executions once more before a stack is changed.
   *
   * @throws Stop if it must not be changed as it was planned, which is reported
   */
  void check(StackDeployment deployment) throws Stop, InterruptedException {
    KeptForExecutions kept = deployment.plan().kept();
    if (kept.notBefore().isPresent()) {
      awaitExpress(kept.notBefore().get());
    }
    Optional<String> objection = deployment.stack().flatMap(stack -> keeper.objection(kept, stack));
    if (objection.isPresent()) {
      listener.error(objection.get() + " Nothing was changed. Make a new plan.");
      throw new Stop(DeployResult.REFUSED);
    }
  }

  private void awaitExpress(Instant end) throws InterruptedException {
    Duration left = Duration.between(context.clock().now(), end);
    if (left.isNegative() || left.isZero()) {
      return;
    }
    listener.note(
        "Waiting "
            + Math.max(1, left.toMinutes())
            + " min: executions of Express state machines run for up to 5 min, and those that began"
            + " before the last deployment may still need what goes now.");
    context.clock().sleep(left);
  }
}
