package dev.cumulusc.model;

/** The logical ids of the emitted resources. Existing stacks know them, so they never change. */
public final class LogicalIds {
  private LogicalIds() {}

  public static String lambda(String name) {
    return name + "LambdaFunction";
  }

  public static String stateMachine(String prefixNoDash, String workflow) {
    return prefixNoDash + workflow + "StateMachine";
  }

  public static String activity(String name) {
    return name + "Activity";
  }

  public static String taskDefinition(String service) {
    return service + "TaskDefinition";
  }

  public static String ecsService(String service) {
    return service + "ECSService";
  }

  public static String queue(String name) {
    return name + "SQS";
  }

  public static String failedQueue(String name) {
    return name + "FailedSQS";
  }

  public static String topic(String name) {
    return name + "Sns";
  }

  public static String rule(String name) {
    return name + "Rule";
  }

  public static String table(String name) {
    return name + "DynamoDB";
  }

  public static String tableStream(String name) {
    return name + "DynamoDBStreamArn";
  }

  public static String searchDomain(String name) {
    return name + "Domain";
  }

  public static String searchEndpoint(String name) {
    return name + "DomainEndpoint";
  }

  public static String nestedStack(String name) {
    return name + "NestedStack";
  }
}
