package dev.cumulusc.emit;

import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;

/**
 * Emits the ECS cluster and what runs on it. There are instances where something runs on them. A
 * cluster that nothing runs on is left out, unless the configuration names the profile of its
 * instances.
 */
final class EcsEmitter implements ResourceEmitter {
  @Override
  public void emit(Emission emission) {
    boolean named = emission.deployment().roles().instanceProfile().isPresent();
    emission
        .deployment()
        .ecs()
        .filter(cluster -> named || !cluster.services().isEmpty() || !cluster.tasks().isEmpty())
        .ifPresent(cluster -> emit(emission, cluster));
  }

  private static void emit(Emission emission, EcsCluster cluster) {
    boolean needsInstances =
        !cluster.onInstances().isEmpty()
            || (cluster.services().isEmpty() && cluster.tasks().isEmpty());
    new EcsClusterEmitter(emission, cluster).emit(needsInstances);
    ContainerRegistry registry = new ContainerRegistry(emission, cluster);
    registry.emit();
    EcsServiceEmitter services = new EcsServiceEmitter(emission, cluster);
    for (EcsService service : cluster.services()) {
      new TaskDefinitionEmitter(emission, registry, service).emit();
      services.emit(service);
    }
    for (EcsService task : cluster.tasks()) {
      new TaskDefinitionEmitter(emission, registry, task).emit();
    }
  }
}
