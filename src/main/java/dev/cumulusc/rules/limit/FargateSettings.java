package dev.cumulusc.rules.limit;

import dev.cumulusc.capacity.FargateSize;
import dev.cumulusc.capacity.Load;
import dev.cumulusc.capacity.ServiceRoom;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks that what is to run on Fargate can, and says what becomes of its size; and that the tasks
 * that have a network interface, there or on an instance, can have it.
 */
public final class FargateSettings implements DeploymentRule {
  private static final Authority SIZES =
      Authority.aws("AmazonECS/latest/developerguide/fargate-tasks-services.html");

  private static final RuleInfo ROUNDED =
      RuleInfo.note(
              Stage.LIMIT,
              "C5169",
              "fargate-size-rounded",
              "Fargate has no task of the size that is set, and a larger one is taken.")
          .because("Fargate has tasks of certain sizes only, and the larger one is what is paid.")
          .fixedBy("Set `cpu` and `memory` to a pair that Fargate has.")
          .accordingTo(SIZES);

  private static final RuleInfo TOO_LARGE =
      RuleInfo.error(
              Stage.LIMIT,
              "C5170",
              "fargate-task-too-large",
              "A container on Fargate reserves more than its largest task has.")
          .because("ECS refuses the task definition.")
          .fixedBy("Reserve less, or run the container on an instance: `runOn: ecs`.")
          .accordingTo(SIZES);

  private static final RuleInfo NO_SUBNETS =
      RuleInfo.error(
              Stage.LIMIT,
              "C5172",
              "fargate-without-subnets",
              "A service runs on Fargate, and the configuration names no subnets.")
          .because("A task on Fargate has a network interface of its own, which is in a subnet.")
          .fixedBy("Name the subnets under `vpc.subnets`.")
          .accordingTo(
              Authority.aws("AmazonECS/latest/developerguide/fargate-task-networking.html"));

  private static final RuleInfo UNSUPPORTED =
      RuleInfo.error(
              Stage.LIMIT,
              "C5173",
              "fargate-without-instance",
              "A container on Fargate has a setting that needs an instance.")
          .because("ECS refuses the task definition.")
          .fixedBy("Remove the setting, or run the container on an instance: `runOn: ecs`.")
          .accordingTo(SIZES);

  private static final RuleInfo NO_PUBLIC_ADDRESS =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5175",
              "no-public-address",
              "A container gets no public address, though it should have one.")
          .because(
              "On instances, a task with an interface of its own (`networkMode: awsvpc`) has a"
                  + " private address only, so that it reaches nothing outside without NAT or"
                  + " endpoints.")
          .fixedBy(
              "Use subnets with NAT or endpoints, or run the service on Fargate with `publicIp`.")
          .accordingTo(
              Authority.aws("AmazonECS/latest/developerguide/task-networking-awsvpc.html"));

  private static final RuleInfo INTERFACE_WITHOUT_SUBNETS =
      RuleInfo.error(
              Stage.LIMIT,
              "C5185",
              "awsvpc-without-subnets",
              "A service has `networkMode: awsvpc`, and the configuration names no subnets.")
          .because(
              "Each task has a network interface of its own, for which ECS needs the subnets: it"
                  + " refuses a service without them.")
          .fixedBy("Name the subnets under `vpc.subnets`, or leave `networkMode` out.")
          .accordingTo(Authority.aws("AmazonECS/latest/APIReference/API_CreateService.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(
        ROUNDED, TOO_LARGE, NO_SUBNETS, UNSUPPORTED, NO_PUBLIC_ADDRESS, INTERFACE_WITHOUT_SUBNETS);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    Optional<EcsCluster> cluster = context.deployment().ecs();
    if (cluster.isEmpty()) {
      return;
    }
    for (EcsService service : cluster.get().services()) {
      checkNetwork(service, context.deployment(), out);
      if (!service.runsOnFargate()) {
        checkAddress(service, cluster.get(), out);
      }
    }
    cluster.get().services().forEach(service -> checkContainer(service, out));
    cluster.get().tasks().forEach(task -> checkContainer(task, out));
  }

  private static void checkContainer(EcsService container, Diagnostics out) {
    if (container.runsOnFargate()) {
      checkSize(container, out);
      checkSettings(container, out);
    }
  }

  private static void checkSize(EcsService container, Diagnostics out) {
    Load load = ServiceRoom.load(container);
    Optional<Load> size = FargateSize.holding(load);
    String reserves =
        String.format(
            Locale.ROOT,
            "`%s` reserves %,d MiB and %,d CPU units",
            container.name().value(),
            load.memory(),
            load.cpu());
    if (size.isEmpty()) {
      Located<Integer> wrong =
          load.memory() > FargateSize.MAX.memory()
              ? container.size().memory()
              : container.size().cpu();
      out.report(
          TOO_LARGE,
          wrong.origin(),
          String.format(
              Locale.ROOT,
              "%s, but the largest task on Fargate has %,d MiB and %,d CPU units.",
              reserves,
              FargateSize.MAX.memory(),
              FargateSize.MAX.cpu()),
          TOO_LARGE.fix());
    } else if (!size.get().equals(load)) {
      out.report(
          ROUNDED,
          container.size().memory().origin(),
          String.format(
              Locale.ROOT,
              "%s; its task on Fargate has %,d MiB and %,d CPU units.",
              reserves,
              size.get().memory(),
              size.get().cpu()));
    }
  }

  private static void checkSettings(EcsService container, Diagnostics out) {
    EcsService.Definition definition = container.definition();
    definition
        .networkMode()
        .filter(mode -> !mode.value().equals("awsvpc"))
        .ifPresent(
            mode ->
                unsupported(
                    container,
                    "which has no `networkMode: " + mode.value() + "`",
                    mode.origin(),
                    out));
    if (definition.privileged().isOn()) {
      unsupported(container, "which has no `privileged`", definition.privileged().origin(), out);
    }
    for (EcsService.Volume volume : definition.volumes()) {
      unsupported(
          container,
          "where no instance has the folder of the volume `" + volume.name().value() + "`",
          volume.origin(),
          out);
    }
  }

  private static void unsupported(
      EcsService container, String what, Origin origin, Diagnostics out) {
    out.report(
        Diagnostic.of(
                UNSUPPORTED,
                origin,
                "`" + container.name().value() + "` runs on Fargate, " + what + ".")
            .withNote(
                "it runs there because of this", container.placement().fargate().origin().primary())
            .withHelp(UNSUPPORTED.fix()));
  }

  private static void checkNetwork(EcsService service, Deployment deployment, Diagnostics out) {
    if (deployment.network().filter(network -> !network.subnets().isEmpty()).isPresent()) {
      return;
    }
    if (service.hasInterfaceOnInstance()) {
      out.report(
          INTERFACE_WITHOUT_SUBNETS,
          service.definition().networkMode().orElseThrow().origin(),
          "Each task of `"
              + service.name().value()
              + "` has a network interface in a subnet, but `vpc.subnets` is not set.",
          INTERFACE_WITHOUT_SUBNETS.fix());
    } else if (service.runsOnFargate()) {
      out.report(
          NO_SUBNETS,
          service.placement().fargate().origin(),
          "`"
              + service.name().value()
              + "` runs on Fargate, where each task is in a subnet, but `vpc.subnets` is not set.",
          NO_SUBNETS.fix());
    }
  }

  private static void checkAddress(EcsService service, EcsCluster cluster, Diagnostics out) {
    if (service.placement().publicIp().isOn()) {
      out.report(
          NO_PUBLIC_ADDRESS,
          service.placement().publicIp().origin(),
          "`publicIp` of `"
              + service.name().value()
              + "` has no effect, since the service runs on an instance.",
          "Remove it, or set `runOn: fargate`.");
    } else if (service.hasInterfaceOnInstance() && cluster.instances().publicIp().isOn()) {
      out.report(
          NO_PUBLIC_ADDRESS,
          service.definition().networkMode().orElseThrow().origin(),
          "The instances have public addresses, but `"
              + service.name().value()
              + "` has an interface of its own, which gets none.",
          NO_PUBLIC_ADDRESS.fix());
    }
  }
}
