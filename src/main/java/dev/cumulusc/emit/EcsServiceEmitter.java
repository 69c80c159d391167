package dev.cumulusc.emit;

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
 * Emits a service that keeps containers running. An update stops the old ones first, since an
 * instance may have room for no more.
 */
final class EcsServiceEmitter {
  private static final String OWN_INTERFACE = "awsvpc";

  private EcsServiceEmitter() {}

  static void emit(Emission emission, EcsService service) {
    String name = service.name().value();
    Origin origin = service.origin();
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("Cluster", CfnValue.ref(EcsNames.CLUSTER, origin))
            .put("DesiredCount", Values.number(service.count()))
            .put("TaskDefinition", CfnValue.ref(LogicalIds.taskDefinition(name), origin))
            .put(
                "DeploymentConfiguration",
                CfnValue.mapping(origin).put("MaximumPercent", 100).put("MinimumHealthyPercent", 0))
            .putIfPresent("NetworkConfiguration", network(emission, service));
    emission.add(
        Resource.of(LogicalIds.ecsService(name), "AWS::ECS::Service", properties, origin)
            .dependingOn(EcsNames.AUTO_SCALING_GROUP));
    new EcsAlarmEmitter(emission, service).emit();
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
