package dev.cumulusc.keep;

import dev.cumulusc.template.ResourceTypes;
import java.util.Map;
import java.util.Set;

/** Which types of resources make others work that don't refer to them. */
final class Attachments {
  private static final String GROUP = "AWS::AutoScaling::AutoScalingGroup";
  private static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";
  private static final String SCALING = "AWS::ApplicationAutoScaling::ScalingPolicy";
  private static final String GROUP_SCALING = "AWS::AutoScaling::ScalingPolicy";
  private static final String LAUNCH_TEMPLATE = "AWS::EC2::LaunchTemplate";
  private static final String LAUNCH_CONFIGURATION = "AWS::AutoScaling::LaunchConfiguration";
  static final String TASK_DEFINITION = "AWS::ECS::TaskDefinition";

  static final String ACTIVITY = "AWS::StepFunctions::Activity";

  private static final Map<String, Set<String>> SERVED =
      Map.ofEntries(
          Map.entry(TASK_DEFINITION, Set.of(ACTIVITY)),
          Map.entry(ResourceTypes.ECS_SERVICE, Set.of(TASK_DEFINITION)),
          Map.entry(TARGET, Set.of(ResourceTypes.ECS_SERVICE)),
          Map.entry(SCALING, Set.of(TARGET)),
          Map.entry(
              "AWS::CloudWatch::Alarm", Set.of(ResourceTypes.ECS_SERVICE, SCALING, GROUP_SCALING)),
          Map.entry(
              "AWS::ECS::ClusterCapacityProviderAssociations", Set.of(ResourceTypes.ECS_CLUSTER)),
          Map.entry(LAUNCH_TEMPLATE, Set.of(ResourceTypes.ECS_CLUSTER)),
          Map.entry(LAUNCH_CONFIGURATION, Set.of(ResourceTypes.ECS_CLUSTER)),
          Map.entry(GROUP, Set.of(LAUNCH_TEMPLATE, LAUNCH_CONFIGURATION)),
          Map.entry(GROUP_SCALING, Set.of(GROUP)),
          Map.entry("AWS::AutoScaling::LifecycleHook", Set.of(GROUP)),
          Map.entry("AWS::EC2::SecurityGroupIngress", Set.of("AWS::EC2::SecurityGroup")),
          Map.entry("AWS::EC2::SecurityGroupEgress", Set.of("AWS::EC2::SecurityGroup")),
          Map.entry("AWS::EFS::MountTarget", Set.of("AWS::EFS::FileSystem")),
          Map.entry(
              "AWS::Lambda::EventSourceMapping",
              Set.of(ResourceTypes.QUEUE, "AWS::DynamoDB::Table", "AWS::Kinesis::Stream")),
          Map.entry(
              "AWS::Lambda::EventInvokeConfig",
              Set.of(ResourceTypes.FUNCTION, ResourceTypes.FUNCTION_ALIAS)),
          Map.entry("AWS::Logs::LogGroup", Set.of(ResourceTypes.FUNCTION)),
          Map.entry("AWS::SNS::Subscription", Set.of("AWS::SNS::Topic")),
          Map.entry("AWS::SNS::TopicPolicy", Set.of("AWS::SNS::Topic")),
          Map.entry("AWS::SQS::QueuePolicy", Set.of(ResourceTypes.QUEUE)),
          Map.entry("AWS::S3::BucketPolicy", Set.of("AWS::S3::Bucket")),
          Map.entry("AWS::KMS::Alias", Set.of("AWS::KMS::Key")),
          Map.entry("AWS::IAM::Policy", Set.of(ResourceTypes.ROLE)),
          Map.entry("AWS::IAM::ManagedPolicy", Set.of(ResourceTypes.ROLE)),
          Map.entry("AWS::IAM::RolePolicy", Set.of(ResourceTypes.ROLE)));

  /** The properties whose names are unique, of the types that deployments name. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry(ACTIVITY, "Name"),
          Map.entry(ResourceTypes.STATE_MACHINE, "StateMachineName"),
          Map.entry(ResourceTypes.FUNCTION, "FunctionName"),
          Map.entry(ResourceTypes.ROLE, "RoleName"),
          Map.entry("AWS::IAM::InstanceProfile", "InstanceProfileName"),
          Map.entry("AWS::SNS::Topic", "TopicName"),
          Map.entry(ResourceTypes.QUEUE, "QueueName"),
          Map.entry("AWS::DynamoDB::Table", "TableName"),
          Map.entry("AWS::S3::Bucket", "BucketName"),
          Map.entry("AWS::Kinesis::Stream", "Name"),
          Map.entry("AWS::Logs::LogGroup", "LogGroupName"),
          Map.entry("AWS::CloudWatch::Alarm", "AlarmName"),
          Map.entry("AWS::Events::Rule", "Name"),
          Map.entry("AWS::Events::EventBus", "Name"),
          Map.entry(ResourceTypes.ECS_CLUSTER, "ClusterName"),
          Map.entry(ResourceTypes.ECS_SERVICE, "ServiceName"),
          Map.entry("AWS::ECS::CapacityProvider", "Name"),
          Map.entry(GROUP, "AutoScalingGroupName"),
          Map.entry(LAUNCH_TEMPLATE, "LaunchTemplateName"),
          Map.entry(LAUNCH_CONFIGURATION, "LaunchConfigurationName"),
          Map.entry("AWS::EC2::SecurityGroup", "GroupName"));

  private Attachments() {}

  /** Returns whether resources of a type make those of another work that they refer to. */
  static boolean serves(String type, String served) {
    return SERVED.getOrDefault(type, Set.of()).contains(served);
  }

  /** Returns the property with the name of a type; an empty string if it has none. */
  static String nameProperty(String type) {
    return NAMES.getOrDefault(type, "");
  }
}
