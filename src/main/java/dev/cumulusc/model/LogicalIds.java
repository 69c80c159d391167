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
}
