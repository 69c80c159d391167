package dev.cumulusc.rules.limit;

import dev.cumulusc.capacity.Demand;
import dev.cumulusc.capacity.InstanceSize;
import dev.cumulusc.capacity.Load;
import dev.cumulusc.capacity.Packing;
import dev.cumulusc.capacity.ServiceRoom;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Located;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks that all containers of a cluster fit on its instances together. */
public final class ClusterFit implements DeploymentRule {
  private static final Authority PLACEMENT =
      Authority.aws("AmazonECS/latest/developerguide/task-placement.html");

  private static final RuleInfo TOO_SMALL =
      RuleInfo.error(
              Stage.LIMIT,
              "C5164",
              "cluster-too-small",
              "The services of a cluster reserve more than all its instances have.")
          .because(
              "ECS never finds room for all containers, the services never become stable, and"
                  + " CloudFormation waits for hours before it rolls the stack back.")
          .fixedBy("Raise `maxInstances`, take a larger instance type, or reserve less.")
          .accordingTo(PLACEMENT);

  private static final RuleInfo TIGHT =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5165",
              "cluster-tight",
              "The services of a cluster need nearly all the memory of its instances, or more"
                  + " network interfaces than these have without trunks.")
          .because(
              "The system and the agent take a part of an instance's memory, about 5 percent. Each"
                  + " task with `networkMode: awsvpc` takes a network interface, and of those an"
                  + " instance has few, unless its type has trunks and the account's ECS setting"
                  + " `awsvpcTrunking` is on. So ECS may find no room for the last containers.")
          .fixedBy(
              "Raise `maxInstances`, take a larger instance type, or reserve less. For interfaces,"
                  + " turn on `awsvpcTrunking`, or leave `networkMode: awsvpc` out.")
          .accordingTo(
              Authority.aws("AmazonECS/latest/developerguide/container-instance-eni.html"));

  private static final RuleInfo NEVER_GROWS =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5166",
              "cluster-never-grows",
              "The first instances have no room for all containers, and the thresholds of"
                  + " `clusterAutoscaling` are not reached without them.")
          .because(
              "Only what is placed counts as reserved: containers that wait for room don't start"
                  + " another instance, and the services never become stable.")
          .fixedBy(
              "Raise `desiredInstances`, lower `scaleOutThresholdPercent`, or remove"
                  + " `clusterAutoscaling`: ECS then scales the cluster by what waits for room.")
          .accordingTo(Authority.aws("AmazonECS/latest/developerguide/cloudwatch-metrics.html"));

  private static final RuleInfo STOPS_FIRST =
      RuleInfo.note(
              Stage.LIMIT,
              "C5167",
              "update-stops-first",
              "An update stops a service's containers before it starts the new ones.")
          .because(
              "The instances have no room for the old and the new containers at once, or both"
                  + " would listen on the same port. A worker that is stopped finishes its task if"
                  + " its stop timeout is long enough.")
          .fixedBy(
              "Raise `maxInstances` so that twice the containers have room, or leave"
                  + " `networkMode: host` out.")
          .accordingTo(Authority.aws("AmazonECS/latest/developerguide/deployment-type-ecs.html"));

  private static final RuleInfo TASK_FINDS_NO_ROOM =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5168",
              "task-finds-no-room",
              "A task that is started on demand finds no room while all services run.")
          .because("The call that starts the task fails, or the task waits without end.")
          .fixedBy("Raise `maxInstances`, take a larger instance type, or reserve less.")
          .accordingTo(PLACEMENT);

  /** A family and a size, which a type that is newer than this program has too. */
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z0-9-]+");

  @Override
  public List<RuleInfo> infos() {
    return List.of(TOO_SMALL, TIGHT, NEVER_GROWS, STOPS_FIRST, TASK_FINDS_NO_ROOM);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    Optional<EcsCluster> cluster = context.deployment().ecs();
    Optional<Located<String>> type = cluster.flatMap(found -> found.instances().type());
    if (type.isEmpty()) {
      return;
    }
    Optional<InstanceSize> size = InstanceSize.of(type.get().value());
    if (size.isPresent()) {
      new Check(cluster.get(), size.get(), out).run();
    } else if (FORM.matcher(type.get().value()).matches()) { // InstanceTypes reports any other.
      reportUnknown(cluster.get(), type.get(), out);
    }
  }

  private static void reportUnknown(EcsCluster cluster, Located<String> type, Diagnostics out) {
    List<EcsService> running = running(cluster);
    if (!running.isEmpty()) {
      out.report(
          STOPS_FIRST,
          running.get(0).count().origin(),
          stopping(running)
              + ", since it is not known what instances of type `"
              + type.value()
              + "` have.",
          "Take an instance type that is known.");
    }
  }

  private static List<EcsService> running(EcsCluster cluster) {
    return cluster.services().stream()
        .filter(service -> !service.runsOnFargate() && service.count().value() > 0)
        .toList();
  }

  private static String stopping(List<EcsService> stopped) {
    boolean one = stopped.size() == 1 && stopped.get(0).count().value() == 1;
    return String.format(
        Locale.ROOT,
        "An update stops the %s of %s before it starts the new %s",
        one ? "container" : "containers",
        Words.all(stopped.stream().map(service -> service.name().value()).toList()),
        one ? "one" : "ones");
  }

  /** The check of one cluster. */
  private record Check(EcsCluster cluster, InstanceSize size, Diagnostics out) {

    void run() {
      List<Demand> demands = ServiceRoom.demands(cluster, Set.of());
      if (demands.stream().anyMatch(each -> !each.each().fitsInto(size.usable()))) {
        return; // ContainerFit reports a container that is too large for any instance.
      }
      int max = cluster.size().max().value();
      if (cluster.size().min().value() > max) {
        return; // ScalingBounds reports a maximum that is less than the minimum.
      }
      if (Packing.of(demands, size.atBest(), max) == Packing.Answer.NEVER_FITS) {
        report(TOO_SMALL, size.total(), demands);
      } else if (Packing.of(demands, size.usable(), max) == Packing.Answer.NEVER_FITS) {
        report(TIGHT, size.usable(), demands);
      } else {
        checkGrowth(demands);
        checkUpdates();
        checkTasks(demands);
      }
    }

    private void report(RuleInfo rule, Load instance, List<Demand> demands) {
      Located<Integer> max = cluster.size().max();
      String message =
          String.format(
              Locale.ROOT,
              "%s of type `%s` can't hold the services: %s, and an instance has %s%,d MiB of memory"
                  + "%s",
              instances(max.value()),
              size.type(),
              arithmetic(),
              rule.equals(TIGHT) ? "about " : "",
              instance.memory(),
              needsInterfaces()
                  ? String.format(
                      Locale.ROOT,
                      ", %,d CPU units and %s beside its own.",
                      instance.cpu(),
                      Words.count(instance.interfaces(), "network interface"))
                  : String.format(Locale.ROOT, " and %,d CPU units.", instance.cpu()));
      Diagnostic diagnostic = Diagnostic.of(rule, max.origin(), message);
      for (EcsService service : running(cluster)) {
        diagnostic =
            diagnostic.withNote(
                "`" + service.name().value() + "` is here", service.name().origin().primary());
      }
      out.report(diagnostic.withHelp(remedy(demands)));
    }

    private boolean needsInterfaces() {
      return running(cluster).stream().anyMatch(EcsService::hasInterfaceOnInstance);
    }

    private String arithmetic() {
      return running(cluster).stream().map(Check::arithmetic).collect(Collectors.joining("; "));
    }

    private static String arithmetic(EcsService service) {
      Load each = ServiceRoom.load(service);
      Load all = each.times(service.count().value());
      return String.format(
          Locale.ROOT,
          "`%s` reserves %,d x %,d MiB = %,d MiB%s %,d x %,d = %,d CPU units%s",
          service.name().value(),
          service.count().value(),
          each.memory(),
          all.memory(),
          all.interfaces() > 0 ? "," : " and",
          service.count().value(),
          each.cpu(),
          all.cpu(),
          all.interfaces() > 0 ? " and " + Words.count(all.interfaces(), "network interface") : "");
    }

    private String remedy(List<Demand> demands) {
      return new ClusterRemedy(cluster, size).of(demands);
    }

    /** With thresholds, only what is placed on the first instances can make the cluster grow. */
    private void checkGrowth(List<Demand> demands) {
      int desired = cluster.size().desired().value();
      if (!(cluster.scaling() instanceof EcsCluster.StepScaling steps)
          || desired >= cluster.size().max().value()
          || Packing.of(demands, size.usable(), desired) != Packing.Answer.NEVER_FITS) {
        return;
      }
      Load placed = Packing.placed(demands, size.usable(), desired);
      long percent =
          Math.max(
              100 * placed.memory() / size.usable().times(Math.max(1, desired)).memory(),
              100 * placed.cpu() / size.usable().times(Math.max(1, desired)).cpu());
      if (percent <= steps.outThreshold().value()) {
        out.report(
            Diagnostic.of(
                    NEVER_GROWS,
                    steps.outThreshold().origin(),
                    String.format(
                        Locale.ROOT,
                        "%s at first %s room for a part of the containers, which reserve about %d"
                            + " percent; the cluster grows above %d percent.",
                        instances(desired),
                        desired == 1 ? "has" : "have",
                        percent,
                        steps.outThreshold().value()))
                .withNote("the number of instances", cluster.size().desired().origin().primary())
                .withHelp(NEVER_GROWS.fix()));
      }
    }

    private void checkUpdates() {
      Set<String> doubled = ServiceRoom.of(cluster).doubled();
      List<EcsService> stopped =
          running(cluster).stream()
              .filter(service -> !doubled.contains(service.name().value()))
              .toList();
      List<EcsService> withPorts = stopped.stream().filter(ServiceRoom::mayTakePort).toList();
      List<EcsService> withoutRoom =
          stopped.stream().filter(service -> !ServiceRoom.mayTakePort(service)).toList();
      for (EcsService service : withPorts) {
        out.report(
            STOPS_FIRST,
            service.count().origin(),
            stopping(List.of(service))
                + ": with `networkMode: host`, both would listen on the same ports of an instance.",
            "Leave `networkMode` out if the container listens on no port that must be the"
                + " instance's.");
      }
      if (!withoutRoom.isEmpty()) {
        reportNoRoom(withoutRoom);
      }
    }

    private void reportNoRoom(List<EcsService> stopped) {
      int instances =
          cluster.isScaledByEcs() ? cluster.size().max().value() : cluster.size().desired().value();
      EcsService first = stopped.get(0);
      out.report(
          STOPS_FIRST,
          first.count().origin(),
          String.format(
              Locale.ROOT,
              "%s: %s of type `%s` %s no room for both (%s%s).",
              stopping(stopped),
              instances(instances),
              size.type(),
              instances == 1 ? "has" : "have",
              arithmetic(first) + (stopped.size() > 1 ? "; ..." : ""),
              first.hasInterfaceOnInstance()
                  ? "; an instance has "
                      + Words.count(size.total().interfaces(), "network interface")
                      + " beside its own"
                  : ""),
          "Raise `maxInstances` so that twice the containers have room.");
    }

    private void checkTasks(List<Demand> demands) {
      for (EcsService task : cluster.tasks()) {
        if (task.runsOnFargate()) {
          continue;
        }
        List<Demand> with = new ArrayList<>(demands);
        with.add(new Demand(ServiceRoom.load(task), 1));
        if (ServiceRoom.load(task).fitsInto(size.usable())
            && Packing.of(with, size.usable(), cluster.size().max().value())
                == Packing.Answer.NEVER_FITS) {
          out.report(
              Diagnostic.of(
                      TASK_FINDS_NO_ROOM,
                      task.size().memory().origin(),
                      String.format(
                          Locale.ROOT,
                          "While all services run, %s of type `%s` %s no room for `%s`, which"
                              + " reserves %,d MiB%s %,d CPU units%s (%s).",
                          instances(cluster.size().max().value()),
                          size.type(),
                          cluster.size().max().value() == 1 ? "has" : "have",
                          task.name().value(),
                          task.size().memory().value(),
                          task.hasInterfaceOnInstance() ? "," : " and",
                          task.size().cpu().value(),
                          task.hasInterfaceOnInstance() ? " and a network interface" : "",
                          arithmetic()))
                  .withHelp(remedy(with)));
        }
      }
    }

    private static String instances(int count) {
      return count == 1 ? "1 instance" : count + " instances";
    }
  }
}
