package dev.cumulusc.emit;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about what no template can be made of. */
public final class EmitRules {
  static final RuleInfo WIDGET_WITHOUT_SIZE =
      RuleInfo.error(
          Stage.EMIT,
          "C1035",
          "widget-without-size",
          "A widget of the dashboard does not say how large it is.");

  static final RuleInfo TABLE_WITHOUT_KEY =
      RuleInfo.error(
          Stage.EMIT, "C1036", "table-without-key", "A table does not say what its key is.");

  static final RuleInfo NO_LOG_FUNCTION =
      RuleInfo.warning(
              Stage.EMIT,
              "C2110",
              "no-log-function",
              "A log should go to the function `log2elasticsearch`, which is not there.")
          .because("The log stays in CloudWatch, and nobody finds it in Elasticsearch.");

  static final RuleInfo API_WITHOUT_METHODS =
      RuleInfo.error(
          Stage.EMIT,
          "C2130",
          "api-without-methods",
          "An API has no method, so it can't be deployed.");

  static final RuleInfo PRIVATE_API_WITHOUT_VPC =
      RuleInfo.error(
          Stage.EMIT,
          "C2131",
          "private-api-without-vpc",
          "A private API does not say which VPC may use it.");

  static final RuleInfo UNKNOWN_API =
      RuleInfo.error(
          Stage.EMIT,
          "C2132",
          "unknown-api",
          "A function has a method of an API that is not there.");

  static final RuleInfo NESTED_WITHOUT_BUCKET =
      RuleInfo.error(
          Stage.EMIT,
          "C2140",
          "nested-without-bucket",
          "Nothing says where a nested template is uploaded to.");

  static final RuleInfo NESTED_PARAMETER_WITHOUT_VALUE =
      RuleInfo.error(
          Stage.EMIT,
          "C2141",
          "nested-parameter-without-value",
          "A nested template has a parameter that the stack around it has no value for.");

  static final RuleInfo EVENT_PATTERN_TOO_LONG =
      RuleInfo.error(
          Stage.ROLE,
          "C5020",
          "event-pattern-too-long",
          "An event pattern is longer than EventBridge takes.");

  static final RuleInfo INSTANCE_VOLUME_TOO_SMALL =
      RuleInfo.error(
          Stage.EMIT,
          "C5201",
          "instance-volume-too-small",
          "The volume of the ECS instances is smaller than their machine image.");

  static final RuleInfo DUPLICATE_LOGICAL_ID =
      RuleInfo.error(
          Stage.EMIT,
          "C6001",
          "duplicate-logical-id",
          "Two parts of the configuration make a resource, parameter or output of the same name.");

  static final RuleInfo WORKER_WITHOUT_PERMISSION =
      RuleInfo.warning(
          Stage.ROLE,
          "C6022",
          "worker-without-permission",
          "A worker names a function or an activity that is not of this deployment, so its role"
              + " does not allow it.");

  private EmitRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        WIDGET_WITHOUT_SIZE,
        TABLE_WITHOUT_KEY,
        NO_LOG_FUNCTION,
        API_WITHOUT_METHODS,
        PRIVATE_API_WITHOUT_VPC,
        UNKNOWN_API,
        NESTED_WITHOUT_BUCKET,
        NESTED_PARAMETER_WITHOUT_VALUE,
        EVENT_PATTERN_TOO_LONG,
        INSTANCE_VOLUME_TOO_SMALL,
        DUPLICATE_LOGICAL_ID,
        WORKER_WITHOUT_PERMISSION);
  }
}
