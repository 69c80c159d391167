package dev.cumulusc.emit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about what no template can be made of. */
public final class EmitRules {
  static final RuleInfo WIDGET_WITHOUT_SIZE =
      RuleInfo.error(
              Stage.EMIT, "C1035", "widget-without-size", "A widget of the dashboard has no size.")
          .fixedBy("Give the widget whole numbers for `width` (1 to 24) and `height`.")
          .accordingTo(
              Authority.aws(
                  "AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html"));

  static final RuleInfo TABLE_WITHOUT_KEY =
      RuleInfo.error(Stage.EMIT, "C1036", "table-without-key", "A table has no key.")
          .fixedBy("Give one of its `attributes` the `schema: HASH`.")
          .accordingTo(Authority.aws("amazondynamodb/latest/APIReference/API_CreateTable.html"));

  static final RuleInfo NO_LOG_FUNCTION =
      RuleInfo.warning(
              Stage.EMIT,
              "C2110",
              "no-log-function",
              "The log of a function is sent to the function `log2elasticsearch`, which"
                  + " does not exist.")
          .because("The log stays in CloudWatch Logs, and nobody finds it in Elasticsearch.")
          .fixedBy(
              "Add a function `log2elasticsearch` to `lambdas`, or delete"
                  + " `logToElasticSearch`.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo API_WITHOUT_METHODS =
      RuleInfo.error(
              Stage.EMIT,
              "C2130",
              "api-without-methods",
              "An API has no method and can't be deployed.")
          .fixedBy(
              "Give one of the functions an `apiGateway` entry with `api: NAME`, or"
                  + " delete the API from `apis`.")
          .accordingTo(Authority.aws("apigateway/latest/developerguide/how-to-deploy-api.html"));

  static final RuleInfo PRIVATE_API_WITHOUT_VPC =
      RuleInfo.error(
              Stage.EMIT,
              "C2131",
              "private-api-without-vpc",
              "A private API has no VPC that may use it.")
          .fixedBy("Set `vpc.vpcId` to the VPC from which the API is called.")
          .accordingTo(
              Authority.aws("apigateway/latest/developerguide/apigateway-private-apis.html"));

  static final RuleInfo UNKNOWN_API =
      RuleInfo.error(
              Stage.EMIT,
              "C2132",
              "unknown-api",
              "A function has a method of an API that does not exist.")
          .fixedBy("Correct the name of the API, or add the API to `apis`.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  static final RuleInfo NESTED_WITHOUT_BUCKET =
      RuleInfo.error(
              Stage.EMIT,
              "C2140",
              "nested-without-bucket",
              "There is no bucket to upload a nested template to.")
          .because("CloudFormation reads the templates of nested stacks from S3 only.")
          .fixedBy("Set `system_bucket`, or `buckets.internal.name`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html"));

  static final RuleInfo NESTED_PARAMETER_WITHOUT_VALUE =
      RuleInfo.error(
              Stage.EMIT,
              "C2141",
              "nested-parameter-without-value",
              "Nothing in a stack gives a value to a parameter of its nested template.")
          .fixedBy(
              "Give the parameter a `Default` in the nested template, or add to the"
                  + " configuration what the parameter is named after.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"));

  static final RuleInfo EVENT_PATTERN_TOO_LONG =
      RuleInfo.error(
              Stage.ROLE,
              "C5020",
              "event-pattern-too-long",
              "An event pattern on workflows leaves no room for the name of one.")
          .because("A pattern can have 2,048 characters.")
          .fixedBy(
              "Shorten the pattern, or name the state machines in"
                  + " `detail.stateMachineArn` yourself.")
          .accordingTo(Authority.aws("eventbridge/latest/userguide/eb-quota.html"));

  static final RuleInfo INSTANCE_VOLUME_TOO_SMALL =
      RuleInfo.error(
              Stage.EMIT,
              "C5201",
              "instance-volume-too-small",
              "The volume of the ECS instances is smaller than their machine image.")
          .fixedBy("Set `volumeSize` to 50 or more, so that there is room for container images.")
          .accordingTo(Authority.aws("AmazonECS/latest/developerguide/ecs-optimized_AMI.html"));

  static final RuleInfo DUPLICATE_LOGICAL_ID =
      RuleInfo.error(
              Stage.EMIT,
              "C6001",
              "duplicate-logical-id",
              "Two parts of the configuration create a resource, parameter or output of"
                  + " the same name.")
          .fixedBy(
              "Rename one of the two parts. Logical ids are made of names without"
                  + " dashes, so `my-task` and `mytask` can collide.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/UserGuide/resources-section-structure.html"));

  static final RuleInfo WORKER_WITHOUT_PERMISSION =
      RuleInfo.warning(
              Stage.ROLE,
              "C6022",
              "worker-without-permission",
              "A worker names a function or an activity outside of this deployment, for"
                  + " which its role has no permission.")
          .fixedBy(
              "Name a role with the permission under `iams.instanceProfile`, or correct"
                  + " the reference.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-activities.html"));

  static final RuleInfo STOPPED_ON_FARGATE =
      RuleInfo.warning(
              Stage.EMIT,
              "C5174",
              "fargate-stop-timeout",
              "A task of a worker on Fargate may take longer than Fargate waits for it to stop.")
          .because(
              "A deployment stops the old workers. Each finishes its task first, but Fargate waits"
                  + " at most 120 s for that; what takes longer is ended, and its state fails with"
                  + " a time-out.")
          .fixedBy(
              "Retry `States.Timeout` or `States.HeartbeatTimeout` in the state, deploy while no"
                  + " task runs, or run the worker on an instance: `runOn: ecs`.")
          .accordingTo(Authority.aws("AmazonECS/latest/APIReference/API_ContainerDefinition.html"));

  static final RuleInfo STOPPED_ON_INSTANCE =
      RuleInfo.warning(
              Stage.EMIT,
              "C5176",
              "instance-stop-timeout",
              "A task of a worker may take longer than a deployment waits for it.")
          .because(
              "A deployment stops the old workers. Each finishes its task first, and gets two hours"
                  + " for that, since CloudFormation waits three for a service; what takes longer is"
                  + " ended, and its state fails with a time-out.")
          .fixedBy(
              "Retry `States.Timeout` or `States.HeartbeatTimeout` in the state, deploy while no"
                  + " task runs, or split the task.")
          .accordingTo(Authority.aws("AmazonECS/latest/APIReference/API_ContainerDefinition.html"));

  static final RuleInfo NO_ACTIVITY_TO_WATCH =
      RuleInfo.warning(
              Stage.EMIT,
              "C2232",
              "activity-alarms-without-activity",
              "A service has `activityAlarms`, and takes the tasks of no activity.")
          .because(
              "The metrics that the alarms watch are those of an activity, which is found in the"
                  + " service's command. Without one the alarms are left out.")
          .fixedBy(
              "Name an activity of this deployment with `--activityArn` in the service's"
                  + " `commands`, or delete `activityAlarms`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/procedure-cw-metrics.html"));

  private EmitRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        NO_ACTIVITY_TO_WATCH,
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
        WORKER_WITHOUT_PERMISSION,
        STOPPED_ON_FARGATE,
        STOPPED_ON_INSTANCE);
  }
}
