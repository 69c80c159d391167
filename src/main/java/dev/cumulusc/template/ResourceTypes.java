package dev.cumulusc.template;

/** The resource types that more than one part of the program knows by name. */
public final class ResourceTypes {
  /** A stack, also one that is nested in another. */
  public static final String STACK = "AWS::CloudFormation::Stack";

  public static final String ECS_CLUSTER = "AWS::ECS::Cluster";
  public static final String ECS_SERVICE = "AWS::ECS::Service";
  public static final String ALARM = "AWS::CloudWatch::Alarm";
  public static final String FUNCTION = "AWS::Lambda::Function";
  public static final String FUNCTION_ALIAS = "AWS::Lambda::Alias";
  public static final String FUNCTION_PERMISSION = "AWS::Lambda::Permission";
  public static final String MANAGED_POLICY = "AWS::IAM::ManagedPolicy";
  public static final String QUEUE = "AWS::SQS::Queue";
  public static final String ROLE = "AWS::IAM::Role";
  public static final String STATE_MACHINE = "AWS::StepFunctions::StateMachine";

  private ResourceTypes() {}
}
