package dev.cumulusc.app.create;

import java.util.Locale;
import java.util.Map;

/** What stands for values that nobody has given yet: of the form that their places ask for. */
final class Placeholders {
  /** The account that AWS's documentation uses in its examples. */
  private static final String ACCOUNT = "123456789012";

  private static final String REGION = "us-east-1";

  /** The prefixes of what fields of states take, by the fields. */
  private static final Map<String, String> PREFIXES =
      Map.of(
          "Resource", arn("lambda", "function:"),
          "FunctionName", arn("lambda", "function:"),
          "StateMachineArn", arn("states", "stateMachine:"),
          "TopicArn", arn("sns", ""),
          "QueueUrl", "https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + "/",
          "JobQueue", arn("batch", "job-queue/"),
          "JobDefinition", arn("batch", "job-definition/"),
          "Cluster", arn("ecs", "cluster/"),
          "TaskDefinition", arn("ecs", "task-definition/"),
          "RoleArn", "arn:aws:iam::" + ACCOUNT + ":role/");

  private Placeholders() {}

  /**
   * Returns a value.
   *
   * @param name what it is called
   * @param field the field that has it as a whole; empty where it is a part of an ARN
   */
  static String of(String name, String field) {
    String prefix = PREFIXES.get(field);
    if (prefix != null) {
      return prefix + name;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (field.isEmpty() && lower.contains("partition")) {
      return "aws";
    }
    if (field.isEmpty() && lower.contains("region")) {
      return REGION;
    }
    return field.isEmpty() && lower.contains("account") ? "'" + ACCOUNT + "'" : name;
  }

  private static String arn(String service, String before) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + before;
  }
}
