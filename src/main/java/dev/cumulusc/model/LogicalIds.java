package dev.cumulusc.model;

import java.util.Optional;

/** The logical ids of the emitted resources. Existing stacks know them, so they never change. */
public final class LogicalIds {
  private LogicalIds() {}

  public static String lambda(String name) {
    return name + "LambdaFunction";
  }

  /** Returns the name of the function that has a logical id, if the id is made of a name. */
  public static Optional<String> lambdaOf(String logicalId) {
    return without(lambda(""), logicalId);
  }

  public static String stateMachine(String prefixNoDash, String workflow) {
    return prefixNoDash + workflow + "StateMachine";
  }

  /**
   * Returns the prefix and the name, in one word, of the workflow whose state machine has a logical
   * id, if the id is made of them.
   */
  public static Optional<String> workflowOf(String logicalId) {
    return without(stateMachine("", ""), logicalId);
  }

  private static Optional<String> without(String ending, String logicalId) {
    return logicalId.endsWith(ending) && logicalId.length() > ending.length()
        ? Optional.of(logicalId.substring(0, logicalId.length() - ending.length()))
        : Optional.empty();
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
