package dev.cumulusc.emit;

import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Network;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Emits the ECS cluster, its Auto Scaling group, and the capacity provider that ties the two.
 *
 * <p>The capacity provider drains an instance before it goes. It also scales the group, by what the
 * services need, unless the configuration says by which reservation the group is to be scaled (see
 * {@link EcsScalingEmitter}): the two would work against each other.
 */
final class EcsClusterEmitter {
  /** ECS may touch only groups with this tag, which an update without it would take away. */
  private static final String MANAGED_TAG = "AmazonECSManaged";

  /** What the name of a capacity provider may not begin with, in any case. */
  private static final List<String> RESERVED_PREFIXES = List.of("aws", "ecs", "fargate");

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

  /**
   * Emits the cluster.
   *
   * @param needsInstances whether anything runs on instances; Fargate needs the cluster alone
   */
  void emit(boolean needsInstances) {
    emission.add(
        Resource.of(EcsNames.CLUSTER, "AWS::ECS::Cluster", CfnValue.mapping(origin), origin));
    if (needsInstances) {
      emitInstances();
    }
  }

  private void emitInstances() {
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
            CfnValue.mapping(origin)
                .putIfPresent("Name", providerName())
                .put("AutoScalingGroupProvider", provider()),
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
    if (cluster.scaling() instanceof EcsCluster.StepScaling steps) {
      new EcsScalingEmitter(emission, cluster, steps).emit();
    }
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

  /**
   * A name for the capacity provider where the one that CloudFormation makes of the stack's is
   * refused: ECS takes none that begins with {@code aws}, {@code ecs} or {@code fargate}. Elsewhere
   * there is none, since a named provider can't be replaced in one update.
   */
  private Optional<CfnValue> providerName() {
    String stack = emission.deployment().stackName().value().toLowerCase(Locale.ROOT);
    return RESERVED_PREFIXES.stream().anyMatch(stack::startsWith)
        ? Optional.of(CfnValue.sub("cumulus-${AWS::StackName}", origin))
        : Optional.empty();
  }

  /**
   * An update goes instance by instance, and needs room for one more or leave for one less. It
   * leaves the size of a group alone that was scaled, unless the configuration changes the size.
   */
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
        .put(
            "AutoScalingScheduledAction",
            CfnValue.mapping(origin).put("IgnoreUnmodifiedGroupSizeProperties", true))
        .build();
  }

  private MappingBuilder provider() {
    return CfnValue.mapping(origin)
        .put(
            "AutoScalingGroupArn",
            CfnValue.getAtt(EcsNames.AUTO_SCALING_GROUP, "AutoScalingGroupARN", origin))
        .put("ManagedDraining", ENABLED)
        .put("ManagedScaling", managedScaling())
        .put("ManagedTerminationProtection", DISABLED);
  }

  /** No instance is kept for later: the group holds what its services need, and no more. */
  private MappingBuilder managedScaling() {
    return cluster.isScaledByEcs()
        ? CfnValue.mapping(origin).put("Status", ENABLED).put("TargetCapacity", 100)
        : CfnValue.mapping(origin).put("Status", DISABLED);
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
