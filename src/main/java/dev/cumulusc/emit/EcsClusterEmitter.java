package dev.cumulusc.emit;

import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Network;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import java.util.List;

/**
 * Emits the ECS cluster, its Auto Scaling group, and the capacity provider that ties the two.
 *
 * <p>The capacity provider drains an instance before it goes, and does no more: the group is scaled
 * by the reservation that the configuration names (see {@link EcsScalingEmitter}), and the
 * provider's own scaling would work against that. Services therefore need no capacity provider
 * strategy.
 */
final class EcsClusterEmitter {
  /** ECS may touch only groups with this tag, which an update without it would take away. */
  private static final String MANAGED_TAG = "AmazonECSManaged";

  private static final String DISABLED = "DISABLED";
  private static final String ENABLED = "ENABLED";

  private final Emission emission;
  private final EcsCluster cluster;
  private final Origin origin;

  EcsClusterEmitter(Emission emission, EcsCluster cluster) {
    this.emission = emission;
    this.cluster = cluster;
    this.origin = cluster.origin();
  }

  void emit() {
    emission.add(
        Resource.of(EcsNames.CLUSTER, "AWS::ECS::Cluster", CfnValue.mapping(origin), origin));
    if (emission.deployment().roles().instanceProfile().isEmpty()) {
      InstanceRoleEmitter.emit(emission, origin);
    }
    new LaunchTemplateEmitter(emission, cluster).emit();
    emission.add(
        Resource.of(
                EcsNames.AUTO_SCALING_GROUP,
                "AWS::AutoScaling::AutoScalingGroup",
                autoScalingGroup(),
                origin)
            .withAttribute("UpdatePolicy", updatePolicy()));
    emission.add(
        Resource.of(
            EcsNames.CAPACITY_PROVIDER,
            "AWS::ECS::CapacityProvider",
            CfnValue.mapping(origin).put("AutoScalingGroupProvider", provider()),
            origin));
    emission.add(
        Resource.of(
            EcsNames.CLUSTER_CAPACITY,
            "AWS::ECS::ClusterCapacityProviderAssociations",
            CfnValue.mapping(origin)
                .put("Cluster", CfnValue.ref(EcsNames.CLUSTER, origin))
                .put("CapacityProviders", List.of(CfnValue.ref(EcsNames.CAPACITY_PROVIDER, origin)))
                .put("DefaultCapacityProviderStrategy", List.of()),
            origin));
    new EcsScalingEmitter(emission, cluster).emit();
  }

  private MappingBuilder autoScalingGroup() {
    MappingBuilder group = CfnValue.mapping(origin);
    List<Located<String>> subnets =
        emission.deployment().network().map(Network::subnets).orElse(List.of());
    if (!cluster.instances().availabilityZones().isEmpty()) {
      group.put("AvailabilityZones", Values.texts(cluster.instances().availabilityZones()));
    } else if (subnets.isEmpty()) {
      group.put(
          "AvailabilityZones",
          new CfnValue.Function("Fn::GetAZs", CfnValue.text("", origin), origin));
    }
    if (!subnets.isEmpty()) {
      group.put("VPCZoneIdentifier", Values.texts(subnets));
    }
    return group
        .put(
            "LaunchTemplate",
            CfnValue.mapping(origin)
                .put("LaunchTemplateId", CfnValue.ref(EcsNames.LAUNCH_TEMPLATE, origin))
                .put(
                    "Version",
                    CfnValue.getAtt(EcsNames.LAUNCH_TEMPLATE, "LatestVersionNumber", origin)))
        .put("MinSize", text(cluster.size().min()))
        .put("DesiredCapacity", text(cluster.size().desired()))
        .put("MaxSize", text(cluster.size().max()))
        .put("Tags", List.of(tag("Name", emission.prefixed("cumulus-ecs")), tag(MANAGED_TAG, "")));
  }

  /** An update goes instance by instance, and needs room for one more or leave for one less. */
  private CfnValue updatePolicy() {
    int inService =
        Math.max(0, Math.min(cluster.size().min().value(), cluster.size().max().value() - 1));
    return CfnValue.mapping(origin)
        .put(
            "AutoScalingRollingUpdate",
            CfnValue.mapping(origin)
                .put(
                    "MinInstancesInService",
                    CfnValue.text(Integer.toString(inService), cluster.size().min().origin())))
        .build();
  }

  private MappingBuilder provider() {
    return CfnValue.mapping(origin)
        .put(
            "AutoScalingGroupArn",
            CfnValue.getAtt(EcsNames.AUTO_SCALING_GROUP, "AutoScalingGroupARN", origin))
        .put("ManagedDraining", ENABLED)
        .put("ManagedScaling", CfnValue.mapping(origin).put("Status", DISABLED))
        .put("ManagedTerminationProtection", DISABLED);
  }

  private CfnValue tag(String key, String value) {
    return CfnValue.mapping(origin)
        .put("Key", key)
        .put("Value", value)
        .put("PropagateAtLaunch", true)
        .build();
  }

  private static CfnValue text(Located<Integer> number) {
    return CfnValue.text(number.value().toString(), number.origin());
  }
}
