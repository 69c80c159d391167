package dev.cumulusc.compare;

import java.util.Set;

/** The types of resources that say who may do what. */
final class AccessTypes {
  private static final Set<String> OTHERS =
      Set.of(
          "AWS::Lambda::Permission",
          "AWS::Lambda::LayerVersionPermission",
          "AWS::Logs::ResourcePolicy",
          "AWS::S3::BucketPolicy",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy",
          "AWS::SecretsManager::ResourcePolicy",
          "AWS::Events::EventBusPolicy");

  private AccessTypes() {}

  static boolean contain(String type) {
    return type.startsWith("AWS::IAM::") || OTHERS.contains(type);
  }
}
