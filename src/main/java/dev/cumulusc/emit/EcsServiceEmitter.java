package dev.cumulusc.emit;

import dev.cumulusc.capacity.ServiceRoom;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.model.Network;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import java.util.List;
import java.util.Optional;

/**
 * Emits a service that keeps containers running. An update starts the new ones first where the
 * instances have room for both, so that a worker at its task is not stopped before another one can
 * take over; elsewhere it stops the old ones first.
 */
final class EcsServiceEmitter {
  private static final String OWN_INTERFACE = "awsvpc";

  /**
   * A service that was deployed without a capacity provider takes one only with a new deployment.
   * The nonce never changes, so that nothing else follows from it.
   */
  private static final String NONCE = "capacity-provider";

  private final Emission emission;
  private final EcsCluster cluster;
  private final ServiceRoom room;

  EcsServiceEmitter(Emission emission, EcsCluster cluster) {
    this.emission = emission;
    this.cluster = cluster;
    this.room = ServiceRoom.of(cluster);
  }

  void emit(EcsService service) {
    String name = service.name().value();
    Origin origin = service.origin();
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("Cluster", CfnValue.ref(EcsNames.CLUSTER, origin))
            .put("DesiredCount", Values.number(service.count()))
            .put("TaskDefinition", CfnValue.ref(LogicalIds.taskDefinition(name), origin))
            .put("DeploymentConfiguration", deployment(service))
            .putIfPresent("NetworkConfiguration", network(emission, service));
    Optional<CfnValue> tags = EcsTags.of(service);
    if (tags.isPresent()) {
      properties.put("PropagateTags", "SERVICE").put("Tags", tags.get());
    }
    if (cluster.isScaledByEcs()) {
      properties
          .put("CapacityProviderStrategy", List.of(strategy(origin)))
          .put(
              "ForceNewDeployment",
              CfnValue.mapping(origin)
                  .put("EnableForceNewDeployment", true)
                  .put("ForceNewDeploymentNonce", NONCE));
    }
    emission.add(
        Resource.of(LogicalIds.ecsService(name), "AWS::ECS::Service", properties, origin)
            .dependingOn(
                cluster.isScaledByEcs() ? EcsNames.CLUSTER_CAPACITY : EcsNames.AUTO_SCALING_GROUP));
    new EcsAlarmEmitter(emission, service).emit();
  }

  private MappingBuilder deployment(EcsService service) {
    Origin origin = service.origin();
    MappingBuilder deployment = CfnValue.mapping(origin);
    if (room.placementIsImmediate()) {
      deployment.put(
          "DeploymentCircuitBreaker",
          CfnValue.mapping(origin).put("Enable", true).put("Rollback", true));
    }
    boolean doubled = room.doubled().contains(service.name().value());
    return deployment
        .put("MaximumPercent", doubled ? 200 : 100)
        .put("MinimumHealthyPercent", doubled ? 100 : 0);
  }

  private static CfnValue strategy(Origin origin) {
    return CfnValue.mapping(origin)
        .put("CapacityProvider", CfnValue.ref(EcsNames.CAPACITY_PROVIDER, origin))
        .put("Weight", 1)
        .build();
  }

  private static Optional<CfnValue> network(Emission emission, EcsService service) {
    return service
        .definition()
        .networkMode()
        .filter(mode -> mode.value().equals(OWN_INTERFACE))
        .flatMap(mode -> emission.deployment().network())
        .map(EcsServiceEmitter::network);
  }

  private static CfnValue network(Network network) {
    Origin origin = network.origin();
    MappingBuilder vpc = CfnValue.mapping(origin).put("Subnets", Values.texts(network.subnets()));
    network
        .securityGroup()
        .ifPresent(group -> vpc.put("SecurityGroups", List.of(Values.text(group))));
    return CfnValue.mapping(origin).put("AwsvpcConfiguration", vpc).build();
  }
}
