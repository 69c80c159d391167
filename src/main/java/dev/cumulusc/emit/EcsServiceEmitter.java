package dev.cumulusc.emit;

import dev.cumulusc.capacity.ServiceRoom;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.model.Network;
import dev.cumulusc.model.Switch;
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
    if (service.runsOnFargate()) {
      properties.put("LaunchType", "FARGATE");
    } else if (cluster.isScaledByEcs()) {
      properties
          .put("CapacityProviderStrategy", List.of(strategy(origin)))
          .put(
              "ForceNewDeployment",
              CfnValue.mapping(origin)
                  .put("EnableForceNewDeployment", true)
                  .put("ForceNewDeploymentNonce", NONCE));
    }
    Resource resource =
        Resource.of(LogicalIds.ecsService(name), "AWS::ECS::Service", properties, origin);
    emission.add(service.runsOnFargate() ? resource : resource.dependingOn(capacity()));
    new EcsAlarmEmitter(emission, service).emit();
  }

  /** What has to be there before a container can be placed, and until it is gone. */
  private String capacity() {
    return cluster.isScaledByEcs() ? EcsNames.CLUSTER_CAPACITY : EcsNames.AUTO_SCALING_GROUP;
  }

  private MappingBuilder deployment(EcsService service) {
    Origin origin = service.origin();
    MappingBuilder deployment = CfnValue.mapping(origin);
    boolean fargate = service.runsOnFargate();
    if (fargate || room.placementIsImmediate()) {
      deployment.put(
          "DeploymentCircuitBreaker",
          CfnValue.mapping(origin).put("Enable", true).put("Rollback", true));
    }
    boolean doubled = fargate || room.doubled().contains(service.name().value());
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
    boolean ownInterface = service.runsOnFargate() || service.hasInterfaceOnInstance();
    return emission
        .deployment()
        .network()
        .filter(network -> ownInterface)
        .map(network -> network(network, service));
  }

  private static CfnValue network(Network network, EcsService service) {
    Origin origin = network.origin();
    MappingBuilder vpc = CfnValue.mapping(origin).put("Subnets", Values.texts(network.subnets()));
    network
        .securityGroup()
        .ifPresent(group -> vpc.put("SecurityGroups", List.of(Values.text(group))));
    if (service.runsOnFargate()) {
      Switch publicIp = service.placement().publicIp();
      vpc.put(
          "AssignPublicIp",
          CfnValue.text(publicIp.isOn() ? "ENABLED" : "DISABLED", publicIp.origin()));
    }
    return CfnValue.mapping(origin).put("AwsvpcConfiguration", vpc).build();
  }
}
