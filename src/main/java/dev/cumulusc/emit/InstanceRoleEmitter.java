package dev.cumulusc.emit;

import dev.cumulusc.iam.PolicyDocument;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import java.util.List;
import java.util.stream.Stream;

/** Emits the role of the cluster's instances, and the profile that hands it to them. */
final class InstanceRoleEmitter {
  /** What the ECS agent needs, and what opens a session without a key pair. */
  private static final List<String> MANAGED_POLICIES =
      List.of("service-role/AmazonEC2ContainerServiceforEC2Role", "AmazonSSMManagedInstanceCore");

  private InstanceRoleEmitter() {}

  static void emit(Emission emission, Origin because) {
    Origin origin = because.derive("the role of the instances, since `iams` names none");
    Stream<CfnValue> policies =
        MANAGED_POLICIES.stream()
            .map(name -> CfnValue.sub("arn:${AWS::Partition}:iam::aws:policy/" + name, origin));
    emission.add(
        Resource.of(
            EcsNames.INSTANCE_ROLE,
            "AWS::IAM::Role",
            CfnValue.mapping(origin)
                .put("Description", "Runs the ECS instances of " + emission.prefixed("cumulus-ecs"))
                .put("AssumeRolePolicyDocument", PolicyDocument.trust("ec2.amazonaws.com", origin))
                .put("ManagedPolicyArns", policies.toList()),
            origin));
    emission.add(
        Resource.of(
            EcsNames.INSTANCE_PROFILE,
            "AWS::IAM::InstanceProfile",
            CfnValue.mapping(origin)
                .put("Roles", List.of(CfnValue.ref(EcsNames.INSTANCE_ROLE, origin))),
            origin));
  }
}
