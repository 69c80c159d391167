package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.ProgramData;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks that the containers of a cluster fit on its instances. */
public final class ContainerFit implements DeploymentRule {
  private static final RuleInfo MEMORY =
      RuleInfo.error(
              Stage.LIMIT,
              "C5161",
              "container-memory",
              "A container reserves more memory than an instance of its cluster has.")
          .because("ECS never finds an instance for it, and the service waits for ever.");

  private static final RuleInfo TIGHT_MEMORY =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5162",
              "container-memory-tight",
              "A container reserves nearly all the memory of an instance.")
          .because(
              "The system and the agent take a part of an instance's memory, about 5 percent, so"
                  + " that ECS may find no room for the container.");

  private static final RuleInfo CPU =
      RuleInfo.error(
          Stage.LIMIT,
          "C5163",
          "container-cpu",
          "A container reserves more CPU than an instance of its cluster has.");

  private static final int UNITS_PER_VCPU = 1024;
  private static final double USABLE = 0.95;

  /**
   * How large an instance is.
   *
   * @param memory in MiB
   */
  record Size(String type, int vcpus, int memory) {}

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
                    .flatMap(type -> size(type.value()))
                    .ifPresent(size -> check(cluster, size, diagnostics)));
  }

  /** Returns the size of an instance type, if it is known. */
  static Optional<Size> size(String type) {
    int dot = type.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String family = type.substring(0, dot);
    String size = type.substring(dot + 1) + "=";
    return ProgramData.lines(ContainerFit.class, "instance-types.txt").stream()
        .filter(row -> row.startsWith(family + ":") || row.startsWith(family + " "))
        .flatMap(row -> List.of(row.split(" ")).stream())
        .filter(field -> field.startsWith(size))
        .map(field -> field.substring(size.length()).split("/"))
        .map(pair -> new Size(type, Integer.parseInt(pair[0]), Integer.parseInt(pair[1])))
        .findFirst();
  }

  private static void check(EcsCluster cluster, Size size, Diagnostics diagnostics) {
    List<EcsService> containers = new ArrayList<>(cluster.services());
    containers.addAll(cluster.tasks());
    for (EcsService container : containers) {
      checkMemory(container, size, cluster, diagnostics);
      int units = size.vcpus() * UNITS_PER_VCPU;
      if (container.size().cpu().value() > units) {
        String message =
            String.format(
                Locale.ROOT,
                "`%s` reserves %d CPU units, but an instance of type `%s` has %d.",
                container.name().value(),
                container.size().cpu().value(),
                size.type(),
                units);
        report(CPU, container.size().cpu(), message, cluster, diagnostics);
      }
    }
  }

  private static void checkMemory(
      EcsService container, Size size, EcsCluster cluster, Diagnostics diagnostics) {
    int memory = container.size().memory().value();
    int usable = (int) (size.memory() * USABLE);
    String subject =
        String.format(
            Locale.ROOT,
            "`%s` reserves %d MiB of memory, but an instance of type `%s` has ",
            container.name().value(),
            memory,
            size.type());
    if (memory > size.memory()) {
      report(
          MEMORY, container.size().memory(), subject + size.memory() + ".", cluster, diagnostics);
    } else if (memory > usable) {
      String rest = size.memory() + ", of which about " + usable + " are left for containers.";
      report(TIGHT_MEMORY, container.size().memory(), subject + rest, cluster, diagnostics);
    }
  }

  private static void report(
      RuleInfo rule,
      Located<Integer> value,
      String message,
      EcsCluster cluster,
      Diagnostics diagnostics) {
    Diagnostic diagnostic =
        Diagnostic.of(rule, value.origin(), message)
            .withHelp("Reserve less, or take a larger instance type.");
    diagnostics.report(
        cluster
            .instances()
            .type()
            .map(type -> diagnostic.withNote("the instance type", type.origin().primary()))
            .orElse(diagnostic));
  }
}
