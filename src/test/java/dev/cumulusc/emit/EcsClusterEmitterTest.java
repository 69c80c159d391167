package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcsClusterEmitterTest {
  private static final String SERVICE = "  services: { Watch: { image: 'example.com/watch:1' } }\n";
  private static final String VPC = "vpc: { subnets: [subnet-1, subnet-2], securityGroup: sg-1 }\n";
  private static final String PROFILE =
      "iams: { instanceProfile: 'arn:aws:iam::123456789012:instance-profile/my-app-ecs' }\n";

  @Test
  void makesNothingThatNewAccountsCannotMake() {
    assertThat(emitted("", VPC).template().resources().values())
        .extracting(resource -> resource.type())
        .doesNotContain("AWS::AutoScaling::LaunchConfiguration", "AWS::AutoScaling::LifecycleHook")
        .contains(
            "AWS::ECS::Cluster",
            "AWS::EC2::LaunchTemplate",
            "AWS::AutoScaling::AutoScalingGroup",
            "AWS::ECS::CapacityProvider",
            "AWS::ECS::ClusterCapacityProviderAssociations");
  }

  @Test
  void leavesOutAClusterThatNothingRunsOn() {
    assertThat(
            Emitted.of("prefix: my-app\necs: { instanceType: t3.large }\n").template().resources())
        .isEmpty();
  }

  @Test
  void keepsAClusterWhoseProfileIsNamed() {
    assertThat(
            Emitted.of("prefix: my-app\n" + PROFILE + "ecs: { instanceType: t3.large }\n")
                .template()
                .resources())
        .containsKey("CumulusECSCluster");
  }

  @Test
  void describesTheInstances() {
    Emitted emitted = emitted("", VPC);

    assertThat(emitted.problems()).isEmpty();
    assertThat(launchTemplate(emitted))
        .isEqualTo(
            plain(
                """
                ImageId: !Ref CumulusECSImage
                InstanceType: t3.large
                IamInstanceProfile: { Arn: !GetAtt CumulusECSInstanceProfile.Arn }
                BlockDeviceMappings:
                  - DeviceName: /dev/xvda
                    Ebs: { DeleteOnTermination: true, Encrypted: true, VolumeSize: 50, VolumeType: gp3 }
                MetadataOptions: { HttpTokens: required, HttpPutResponseHopLimit: 1 }
                UserData:
                  Fn::Base64:
                    Fn::Sub: |
                      #!/bin/bash -e
                      echo 'ECS_CLUSTER=${CumulusECSCluster}' >> /etc/ecs/ecs.config
                      echo 'ECS_CONTAINER_STOP_TIMEOUT=2m' >> /etc/ecs/ecs.config
                      echo 'ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION=1m' >> /etc/ecs/ecs.config
                      echo 'ECS_AWSVPC_BLOCK_IMDS=true' >> /etc/ecs/ecs.config
                NetworkInterfaces:
                  - { DeviceIndex: 0, AssociatePublicIpAddress: false, Groups: [sg-1] }
                """));
    assertThat(emitted.property("CumulusECSInstanceRole", "ManagedPolicyArns").toString())
        .contains("AmazonEC2ContainerServiceforEC2Role", "AmazonSSMManagedInstanceCore");
  }

  @Test
  void letsContainersShareTheRoleOfANamedProfile() {
    Emitted emitted = emitted("", VPC + PROFILE);

    assertThat(launchTemplate(emitted, "IamInstanceProfile"))
        .isEqualTo(plain("Arn: arn:aws:iam::123456789012:instance-profile/my-app-ecs"));
    assertThat(launchTemplate(emitted, "MetadataOptions"))
        .isEqualTo(plain("{ HttpTokens: optional, HttpPutResponseHopLimit: 2 }"));
    assertThat(launchTemplate(emitted, "UserData").toString())
        .doesNotContain("ECS_AWSVPC_BLOCK_IMDS");
  }

  @Test
  void takesAProfileByItsName() {
    Emitted emitted = emitted("", "iams: { instanceProfile: my-profile }\n");

    assertThat(launchTemplate(emitted, "IamInstanceProfile")).isEqualTo(plain("Name: my-profile"));
  }

  @ParameterizedTest
  @CsvSource({
    "t3.large, false",
    "m7i-flex.large, false",
    "g4dn.xlarge, false",
    "g5.xlarge, false",
    "u7i-12tb.224xlarge, false",
    "a1.large, true",
    "t4g.medium, true",
    "m7gd.large, true",
    "im4gn.large, true",
    "is4gen.large, true",
    "g5g.xlarge, true",
  })
  void takesTheNewestImageOfTheTypesArchitecture(String type, boolean arm) {
    Emitted emitted = Emitted.of("prefix: my-app\necs:\n  instanceType: " + type + "\n" + SERVICE);

    assertThat(emitted.template().parameters())
        .extractingByKey("CumulusECSImage")
        .extracting(parameter -> Plain.of(parameter.value()))
        .isEqualTo(
            plain(
                "Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>\n"
                    + "Description: The machine image of the ECS cluster's instances\n"
                    + "Default: /aws/service/ecs/optimized-ami/amazon-linux-2023/"
                    + (arm ? "arm64/" : "")
                    + "recommended/image_id"));
  }

  @Test
  void takesTheImageThatIsPinned() {
    Emitted emitted = emitted("  amiid: ami-0a1b2c3d\n  volumeSize: 22\n", "");

    assertThat(emitted.problems()).isEmpty();
    assertThat(launchTemplate(emitted, "ImageId")).isEqualTo("ami-0a1b2c3d");
    assertThat(emitted.template().parameters()).isEmpty();
  }

  @Test
  void reportsAVolumeThatDoesNotHoldTheImage() {
    assertThat(emitted("  volumeSize: 22\n", "").problems())
        .containsExactly(
            "error C5201 config.yml:4:15 `volumeSize` is 22, but the machine image alone needs 30"
                + " GiB. Write 50 or more, so that there is room for container images.");
  }

  @Test
  void putsInstancesWhereTheNetworkIs() {
    assertThat(emitted("", VPC).properties("CumulusECSAutoScalingGroup"))
        .containsEntry("VPCZoneIdentifier", List.of("subnet-1", "subnet-2"))
        .doesNotContainKey("AvailabilityZones");
  }

  @Test
  void putsInstancesIntoTheZonesThatAreNamed() {
    assertThat(
            emitted("  availabilityZones: [us-east-1b, us-east-1c]\n", VPC)
                .properties("CumulusECSAutoScalingGroup"))
        .containsEntry("VPCZoneIdentifier", List.of("subnet-1", "subnet-2"))
        .containsEntry("AvailabilityZones", List.of("us-east-1b", "us-east-1c"));
  }

  @Test
  void putsInstancesIntoTheDefaultNetworkWhereNoneIsNamed() {
    Emitted emitted = emitted("", "");

    assertThat(emitted.properties("CumulusECSAutoScalingGroup"))
        .containsEntry("AvailabilityZones", Map.of("Fn::GetAZs", ""))
        .doesNotContainKey("VPCZoneIdentifier");
    assertThat(launchTemplate(emitted).toString())
        .doesNotContain("NetworkInterfaces", "SecurityGroupIds");
  }

  @Test
  void givesAPublicAddressAndAKeyWhereTheyAreAskedFor() {
    Emitted emitted = emitted("  publicIp: true\n  keyPairName: team\n", VPC);

    assertThat(launchTemplate(emitted, "KeyName")).isEqualTo("team");
    assertThat(launchTemplate(emitted, "NetworkInterfaces", 0, "AssociatePublicIpAddress"))
        .isEqualTo(true);
  }

  @Test
  void mountsASharedFileSystem() {
    Emitted emitted =
        emitted("  efs: { mount: \"/mnt/o'neil ${x}\" }\n  container_stop_timeout: 1h\n", VPC);

    assertThat(launchTemplate(emitted, "UserData"))
        .isEqualTo(
            plain(
                """
                Fn::Base64:
                  Fn::Sub:
                    - |
                      #!/bin/bash -e
                      yum install -y amazon-efs-utils
                      mkdir -p '/mnt/o'\\''neil ${!x}'
                      echo '${EFSFileSystemId}:/ /mnt/o'\\''neil\\040${!x} efs _netdev,tls 0 0' >> /etc/fstab
                      mount '/mnt/o'\\''neil ${!x}'
                      chmod 777 '/mnt/o'\\''neil ${!x}'
                      echo 'ECS_CLUSTER=${CumulusECSCluster}' >> /etc/ecs/ecs.config
                      echo 'ECS_CONTAINER_STOP_TIMEOUT=1h' >> /etc/ecs/ecs.config
                      echo 'ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION=1m' >> /etc/ecs/ecs.config
                      echo 'ECS_AWSVPC_BLOCK_IMDS=true' >> /etc/ecs/ecs.config
                    - EFSFileSystemId: { Fn::ImportValue: my-app-EFSFileSystemId }
                """));
    assertThat(launchTemplate(emitted, "NetworkInterfaces", 0, "Groups"))
        .isEqualTo(plain("[sg-1, { Fn::ImportValue: my-app-EFSSecurityGroup }]"));
  }

  @Test
  void scalesByTheReservationAndDrainsByTheCapacityProvider() {
    Emitted emitted =
        emitted(
            "  clusterAutoscaling: { scaleOutThresholdPercent: 60, scaleOutAdjustmentPercent: 50,"
                + " scaleInThresholdPercent: 10, scaleInAdjustmentPercent: -20 }\n",
            "");

    assertThat(emitted.property("CumulusECSCapacityProvider", "AutoScalingGroupProvider"))
        .isEqualTo(
            plain(
                """
                AutoScalingGroupArn: !GetAtt CumulusECSAutoScalingGroup.AutoScalingGroupARN
                ManagedDraining: ENABLED
                ManagedScaling: { Status: DISABLED }
                ManagedTerminationProtection: DISABLED
                """));
    assertThat(emitted.property("CumulusECSScaleOutPolicy", "StepAdjustments"))
        .isEqualTo(plain("[{ MetricIntervalLowerBound: 0, ScalingAdjustment: 50 }]"));
    assertThat(emitted.property("CumulusECSScaleInPolicy", "StepAdjustments"))
        .isEqualTo(plain("[{ MetricIntervalUpperBound: 0, ScalingAdjustment: -20 }]"));
    assertThat(emitted.properties("CumulusECSMemoryScaleOutAlarm"))
        .containsEntry("Threshold", "60")
        .containsEntry("MetricName", "MemoryReservation")
        .containsEntry("ComparisonOperator", "GreaterThanThreshold");
    assertThat(emitted.properties("CumulusECSCPUScaleOutAlarm"))
        .containsEntry("Threshold", "60")
        .containsEntry("MetricName", "CPUReservation");
  }

  @Test
  void shrinksOnlyWhenBothReservationsAreLow() {
    Emitted emitted = emitted("  clusterAutoscaling: { scaleInThresholdPercent: 10 }\n", "");

    assertThat(emitted.properties("CumulusECSMemoryScaleInAlarm"))
        .containsEntry("Threshold", "10")
        .containsEntry("ComparisonOperator", "LessThanThreshold")
        .extractingByKey("Metrics")
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .extracting(metric -> metric.get("Id"))
        .containsExactly("reservation", "memory", "cpu");
    assertThat(emitted.template().resources().keySet()).doesNotContain("CumulusECSCPUScaleInAlarm");
  }

  @Test
  void letsEcsScaleTheGroupByWhatItsServicesNeed() {
    Emitted emitted = emitted("", "");

    assertThat(emitted.property("CumulusECSCapacityProvider", "AutoScalingGroupProvider"))
        .isEqualTo(
            plain(
                """
                AutoScalingGroupArn: !GetAtt CumulusECSAutoScalingGroup.AutoScalingGroupARN
                ManagedDraining: ENABLED
                ManagedScaling: { Status: ENABLED, TargetCapacity: 100 }
                ManagedTerminationProtection: DISABLED
                """));
    assertThat(emitted.template().resources().values())
        .noneMatch(resource -> resource.type().equals("AWS::AutoScaling::ScalingPolicy"));
  }

  @ParameterizedTest
  @CsvSource({
    "ecs-workers,true",
    "AwsThings,true",
    "FARGATE,true",
    "my-ecs,false",
    "aw-s,false",
  })
  void namesTheProviderOnlyWhereAGeneratedNameIsRefused(String stack, boolean named) {
    Emitted emitted =
        Emitted.of(
            "prefix: p\nstackName: " + stack + "\necs:\n  instanceType: t3.large\n" + SERVICE);

    assertThat(emitted.properties("CumulusECSCapacityProvider").get("Name"))
        .isEqualTo(named ? plain("Fn::Sub: 'cumulus-${AWS::StackName}'") : null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1, 2, 1", "2, 2, 1", "0, 0, 0", "3, 9, 3"})
  void leavesRoomToReplaceAnInstance(String sizes) {
    String[] size = sizes.split(", ");

    assertThat(
            emitted("  minInstances: " + size[0] + "\n  maxInstances: " + size[1] + "\n", "")
                .resource("CumulusECSAutoScalingGroup"))
        .extractingByKey("UpdatePolicy")
        .isEqualTo(
            plain(
                "{ AutoScalingRollingUpdate: { MinInstancesInService: '"
                    + size[2]
                    + "' }, AutoScalingScheduledAction:"
                    + " { IgnoreUnmodifiedGroupSizeProperties: true } }"));
  }

  private static Emitted emitted(String ecs, String more) {
    return Emitted.of("prefix: my-app\necs:\n  instanceType: t3.large\n" + ecs + SERVICE + more);
  }

  private static Object launchTemplate(Emitted emitted, Object... path) {
    List<Object> whole = new ArrayList<>(List.of("LaunchTemplateData"));
    whole.addAll(List.of(path));
    return emitted.property("CumulusECSLaunchTemplate", whole.toArray());
  }

  private static Object plain(String yaml) {
    return Plain.of(CfnReader.value(Yaml.read(yaml)));
  }
}
