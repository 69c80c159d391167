package dev.cumulusc.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code Fn::GetAtt} gives for the types of resources that deployments are made of. */
final class ResourceAttributes {
  private static final Map<String, List<String>> BY_TYPE =
      Map.ofEntries(
          entry("ApiGateway::Account", "Id"),
          entry("ApiGateway::Deployment", "DeploymentId"),
          entry("ApiGateway::Method"),
          entry("ApiGateway::Resource", "ResourceId"),
          entry("ApiGateway::RestApi", "RestApiId", "RootResourceId"),
          entry("ApiGateway::Stage"),
          entry("ApplicationAutoScaling::ScalableTarget", "Id"),
          entry("ApplicationAutoScaling::ScalingPolicy", "Arn"),
          entry("AutoScaling::AutoScalingGroup", "AutoScalingGroupARN"),
          entry("AutoScaling::LaunchConfiguration"),
          entry("AutoScaling::LifecycleHook"),
          entry("AutoScaling::ScalingPolicy", "Arn", "PolicyName"),
          entry("CloudWatch::Alarm", "Arn"),
          entry("CloudWatch::Dashboard"),
          entry("DynamoDB::Table", "Arn", "StreamArn"),
          entry(
              "EC2::LaunchTemplate",
              "DefaultVersionNumber",
              "LatestVersionNumber",
              "LaunchTemplateId"),
          entry("EC2::SecurityGroup", "GroupId", "Id", "VpcId"),
          entry("ECS::CapacityProvider"),
          entry("ECS::Cluster", "Arn"),
          entry("ECS::ClusterCapacityProviderAssociations"),
          entry("ECS::Service", "Name", "ServiceArn"),
          entry("ECS::TaskDefinition", "TaskDefinitionArn"),
          entry("EFS::FileSystem", "Arn", "FileSystemId"),
          entry("Elasticsearch::Domain", "Arn", "DomainArn", "DomainEndpoint", "Id"),
          entry("Events::Connection", "Arn", "ArnForPolicy", "SecretArn"),
          entry("Events::Rule", "Arn", "RuleName"),
          entry("IAM::InstanceProfile", "Arn"),
          entry("IAM::ManagedPolicy", "DefaultVersionId", "PolicyArn", "PolicyId"),
          entry("IAM::Policy", "Id"),
          entry("IAM::Role", "Arn", "RoleId"),
          entry("KMS::Key", "Arn", "KeyId"),
          entry("Lambda::Alias", "AliasArn"),
          entry("Lambda::EventSourceMapping", "EventSourceMappingArn", "Id"),
          entry(
              "Lambda::Function",
              "Arn",
              "SnapStartResponse.ApplyOn",
              "SnapStartResponse.OptimizationStatus"),
          entry("Lambda::LayerVersion", "LayerVersionArn"),
          entry("Lambda::Permission", "Id"),
          entry("Lambda::Version", "FunctionArn", "Version"),
          entry("Logs::LogGroup", "Arn"),
          entry("Logs::MetricFilter"),
          entry("Logs::ResourcePolicy"),
          entry("Logs::SubscriptionFilter"),
          entry("SNS::Subscription", "Arn"),
          entry("SNS::Topic", "TopicArn", "TopicName"),
          entry("SNS::TopicPolicy", "Id"),
          entry("SQS::Queue", "Arn", "QueueName", "QueueUrl"),
          entry("SQS::QueuePolicy", "Id"),
          entry("StepFunctions::Activity", "Arn", "Name"),
          entry("StepFunctions::StateMachine", "Arn", "Name", "StateMachineRevisionId"),
          entry("StepFunctions::StateMachineAlias", "Arn"),
          entry("StepFunctions::StateMachineVersion", "Arn"));

  private ResourceAttributes() {}

  /** Returns the attributes of a type, or nothing if the type is not known here. */
  static Optional<List<String>> of(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  private static Map.Entry<String, List<String>> entry(String type, String... attributes) {
    return Map.entry("AWS::" + type, List.of(attributes));
  }
}
