package dev.cumulusc.emit;

import dev.cumulusc.capacity.InstanceSize;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Network;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits the launch template of the cluster's instances. */
final class LaunchTemplateEmitter {
  /** The parameters under which AWS publishes the newest machine image that is made for ECS. */
  private static final String NEWEST_IMAGE =
      "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";

  private static final String NEWEST_ARM_IMAGE =
      "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id";

  private static final int NEWEST_IMAGE_GIB = 30;
  private static final String ROOT_DEVICE = "/dev/xvda";

  private final Emission emission;
  private final EcsCluster cluster;
  private final Origin origin;

  LaunchTemplateEmitter(Emission emission, EcsCluster cluster) {
    this.emission = emission;
    this.cluster = cluster;
    this.origin = cluster.origin();
  }

  void emit() {
    MappingBuilder data =
        CfnValue.mapping(origin)
            .put("ImageId", image())
            .putIfPresent("InstanceType", cluster.instances().type().map(Values::text))
            .put("IamInstanceProfile", instanceProfile())
            .put("BlockDeviceMappings", List.of(rootVolume()))
            .putIfPresent("KeyName", cluster.instances().keyPair().map(Values::text))
            .put("MetadataOptions", metadataOptions())
            .put("UserData", InstanceUserData.of(emission, cluster));
    network(data);
    emission.add(
        Resource.of(
            EcsNames.LAUNCH_TEMPLATE,
            "AWS::EC2::LaunchTemplate",
            CfnValue.mapping(origin).put("LaunchTemplateData", data),
            origin));
  }

  private CfnValue image() {
    if (cluster.instances().image().isPresent()) {
      return Values.text(cluster.instances().image().get());
    }
    checkVolume();
    boolean arm =
        cluster.instances().type().filter(type -> InstanceSize.isArm(type.value())).isPresent();
    emission.parameter(
        EcsNames.IMAGE,
        CfnValue.mapping(origin)
            .put("Type", "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>")
            .put("Description", "The machine image of the ECS cluster's instances")
            .put("Default", arm ? NEWEST_ARM_IMAGE : NEWEST_IMAGE),
        origin);
    return CfnValue.ref(EcsNames.IMAGE, origin);
  }

  private void checkVolume() {
    if (cluster.instances().volumeSize().value() < NEWEST_IMAGE_GIB) {
      emission
          .diagnostics()
          .report(
              EmitRules.INSTANCE_VOLUME_TOO_SMALL,
              cluster.instances().volumeSize().origin(),
              "`volumeSize` is "
                  + cluster.instances().volumeSize().value()
                  + ", but the machine image alone needs "
                  + NEWEST_IMAGE_GIB
                  + " GiB.",
              "Write 50 or more, so that there is room for container images.");
    }
  }

  private CfnValue instanceProfile() {
    Optional<Located<String>> named = emission.deployment().roles().instanceProfile();
    MappingBuilder profile = CfnValue.mapping(origin);
    if (named.isEmpty()) {
      return profile.put("Arn", CfnValue.getAtt(EcsNames.INSTANCE_PROFILE, "Arn", origin)).build();
    }
    String key = named.get().value().startsWith("arn:") ? "Arn" : "Name";
    return profile.put(key, Values.text(named.get())).build();
  }

  private CfnValue rootVolume() {
    return CfnValue.mapping(origin)
        .put("DeviceName", ROOT_DEVICE)
        .put(
            "Ebs",
            CfnValue.mapping(origin)
                .put("DeleteOnTermination", true)
                .put("Encrypted", true)
                .put("VolumeSize", Values.number(cluster.instances().volumeSize()))
                .put("VolumeType", "gp3"))
        .build();
  }

  /**
   * Where the template brings the roles, a container has a role of its own and no business with the
   * instance's: one hop ends before it. Where the configuration names the instance's role, that
   * role is the containers' as well, and workers as old as the guide's know only version 1.
   */
  private MappingBuilder metadataOptions() {
    boolean containersHaveRoles = emission.deployment().roles().instanceProfile().isEmpty();
    return CfnValue.mapping(origin)
        .put("HttpTokens", containersHaveRoles ? "required" : "optional")
        .put("HttpPutResponseHopLimit", containersHaveRoles ? 1 : 2);
  }

  /** A public address can be given, or withheld, only on a network interface. */
  private void network(MappingBuilder data) {
    Optional<Network> network = emission.deployment().network();
    List<CfnValue> groups = new ArrayList<>();
    network.flatMap(Network::securityGroup).map(Values::text).ifPresent(groups::add);
    cluster
        .instances()
        .efsMount()
        .map(mount -> exported("EFSSecurityGroup", mount.origin()))
        .ifPresent(groups::add);
    if (network.filter(vpc -> !vpc.subnets().isEmpty()).isEmpty()) {
      if (!groups.isEmpty()) {
        data.put("SecurityGroupIds", groups);
      }
      return;
    }
    MappingBuilder networkInterface =
        CfnValue.mapping(origin)
            .put("DeviceIndex", 0)
            .put("AssociatePublicIpAddress", cluster.instances().publicIp().isOn());
    if (!groups.isEmpty()) {
      networkInterface.put("Groups", groups);
    }
    data.put("NetworkInterfaces", List.of(networkInterface.build()));
  }

  private CfnValue exported(String name, Origin because) {
    return new CfnValue.Function(
        "Fn::ImportValue", CfnValue.text(emission.prefixed(name), because), because);
  }
}
