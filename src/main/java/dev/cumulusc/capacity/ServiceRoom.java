package dev.cumulusc.capacity;

import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Located;
import dev.cumulusc.worker.WorkerVersions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the services of a cluster may do with the room that its instances have.
 *
 * @param doubled the names of the services whose new containers have room beside the old ones, even
 *     if an update replaces those of all these services at once
 * @param placementIsImmediate whether ECS starts a container without waiting for an instance that
 *     nothing makes: its failures are then the container's own
 */
public record ServiceRoom(Set<String> doubled, boolean placementIsImmediate) {

  private static final String SHARED_PORTS = "host";

  public ServiceRoom {
    doubled = Set.copyOf(doubled);
  }

  /** Returns what a cluster has room for; nothing where the size of its instances is not known. */
  public static ServiceRoom of(EcsCluster cluster) {
    Optional<InstanceSize> size =
        cluster.instances().type().map(Located::value).flatMap(InstanceSize::of);
    if (size.isEmpty()) {
      return new ServiceRoom(Set.of(), cluster.isScaledByEcs());
    }
    Load instance = size.get().usable();
    int desired = cluster.size().desired().value();
    boolean immediate =
        cluster.isScaledByEcs()
            || Packing.of(demands(cluster, Set.of()), instance, desired) == Packing.Answer.FITS;
    int instances = cluster.isScaledByEcs() ? cluster.size().max().value() : desired;
    return new ServiceRoom(doubled(cluster, instance, instances), immediate);
  }

  /** Returns what the services of a cluster reserve, those of some of them twice. */
  public static List<Demand> demands(EcsCluster cluster, Set<String> doubled) {
    List<Demand> demands = new ArrayList<>();
    for (EcsService service : onInstances(cluster)) {
      long times = doubled.contains(service.name().value()) ? 2 : 1;
      demands.add(new Demand(load(service), service.count().value() * times));
    }
    return demands;
  }

  private static List<EcsService> onInstances(EcsCluster cluster) {
    return cluster.services().stream().filter(service -> !service.runsOnFargate()).toList();
  }

  /** Returns what one container reserves. */
  public static Load load(EcsService container) {
    return new Load(
        container.size().cpu().value(),
        container.size().memory().value(),
        container.hasInterfaceOnInstance() ? 1 : 0);
  }

  /**
   * Reports whether a second container of a service finds its port taken on the instance: it shares
   * the instance's network, and is no published worker, which listens on no port.
   */
  public static boolean mayTakePort(EcsService service) {
    boolean worker =
        service
            .definition()
            .image()
            .map(image -> WorkerVersions.isPublished(image.value()))
            .orElse(service.movesLambda());
    return !worker
        && service
            .definition()
            .networkMode()
            .filter(mode -> mode.value().equals(SHARED_PORTS))
            .isPresent();
  }

  private static Set<String> doubled(EcsCluster cluster, Load instance, int instances) {
    Set<String> doubled = new LinkedHashSet<>();
    for (EcsService service : onInstances(cluster)) {
      String name = service.name().value();
      if (!mayTakePort(service)) {
        doubled.add(name);
        if (Packing.of(demands(cluster, doubled), instance, instances) != Packing.Answer.FITS) {
          doubled.remove(name);
        }
      }
    }
    return doubled;
  }
}
