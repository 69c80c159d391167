package dev.cumulusc.rules.limit;

import dev.cumulusc.capacity.InstanceSize;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Located;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;
import java.util.Locale;

/** Checks that the containers of a cluster fit on its instances. */
public final class ContainerFit implements DeploymentRule {
  private static final RuleInfo MEMORY =
      RuleInfo.error(
              Stage.LIMIT,
              "C5161",
              "container-memory",
              "A container reserves more memory than an instance of its cluster has.")
          .because(
              "ECS never finds an instance for it, and the deployment of the service"
                  + " waits until it fails. For a task, which no deployment waits for, this is a"
                  + " warning: starting it fails.")
          .fixedBy("Lower the service's `memory`, or take a larger `instanceType`.")
          .accordingTo(Authority.aws("AmazonECS/latest/developerguide/memory-management.html"));

  private static final RuleInfo TIGHT_MEMORY =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5162",
              "container-memory-tight",
              "A container reserves nearly all the memory of an instance.")
          .because(
              "The operating system and the ECS agent use a part of an instance's"
                  + " memory, about 5 percent, so that ECS may find no room for the"
                  + " container.")
          .fixedBy("Lower the service's `memory`, or take a larger `instanceType`.")
          .accordingTo(Authority.aws("AmazonECS/latest/developerguide/memory-management.html"));

  private static final RuleInfo CPU =
      RuleInfo.error(
              Stage.LIMIT,
              "C5163",
              "container-cpu",
              "A container reserves more CPU than an instance of its cluster has.")
          .because(
              "ECS never finds an instance for it, and the deployment of the service"
                  + " waits until it fails. An instance has 1,024 units for each vCPU. For a task,"
                  + " which no deployment waits for, this is a warning: starting it fails.")
          .fixedBy("Lower the service's `cpu`, or take a larger `instanceType`.")
          .accordingTo(
              Authority.aws("AmazonECS/latest/developerguide/task_definition_parameters.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(MEMORY, TIGHT_MEMORY, CPU);
  }

  @Override
  public void check(RuleContext context, Diagnostics diagnostics) {
    Deployment deployment = context.deployment();
    deployment
        .ecs()
        .ifPresent(
            cluster ->
                cluster
                    .instances()
                    .type()
                    .flatMap(type -> InstanceSize.of(type.value()))
                    .ifPresent(size -> check(cluster, size, diagnostics)));
  }

  private static void check(EcsCluster cluster, InstanceSize size, Diagnostics diagnostics) {
    for (EcsService container : cluster.onInstances()) {
      checkMemory(container, size, cluster, diagnostics);
      long units = size.total().cpu();
      if (container.size().cpu().value() > units) {
        String message =
            String.format(
                Locale.ROOT,
                "`%s` reserves %d CPU units, but an instance of type `%s` has %d.",
                container.name().value(),
                container.size().cpu().value(),
                size.type(),
                units);
        report(CPU, container, container.size().cpu(), message, cluster, diagnostics);
      }
    }
  }

  private static void checkMemory(
      EcsService container, InstanceSize size, EcsCluster cluster, Diagnostics diagnostics) {
    int memory = container.size().memory().value();
    long usable = size.usable().memory();
    String subject =
        Words.quote(container.name().value())
            + " reserves "
            + memory
            + " MiB of memory, but an instance of type "
            + Words.quote(size.type())
            + " has ";
    if (memory > size.total().memory()) {
      report(
          MEMORY,
          container,
          container.size().memory(),
          subject + size.total().memory() + ".",
          cluster,
          diagnostics);
    } else if (memory > usable) {
      String rest =
          size.total().memory() + ", of which about " + usable + " are left for containers.";
      report(
          TIGHT_MEMORY, container, container.size().memory(), subject + rest, cluster, diagnostics);
    }
  }

  private static void report(
      RuleInfo rule,
      EcsService container,
      Located<Integer> value,
      String message,
      EcsCluster cluster,
      Diagnostics diagnostics) {
    Diagnostic diagnostic =
        Diagnostic.of(rule, value.origin(), message)
            .withHelp("Reserve less, or take a larger instance type.");
    Diagnostic placed =
        cluster
            .instances()
            .type()
            .map(type -> diagnostic.withNote("the instance type", type.origin().primary()))
            .orElse(diagnostic);
    diagnostics.report(
        cluster.tasks().contains(container) ? placed.withSeverity(Severity.WARNING) : placed);
  }
}
