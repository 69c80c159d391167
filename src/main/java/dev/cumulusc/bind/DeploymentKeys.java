package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.tree.Node;

/** The keys at the top of a deployment's block. */
final class DeploymentKeys {
  static final Key<Node> NESTED_TEMPLATES = section("nested_templates");

  static final Section SECTION =
      Section.of(
              "a deployment",
              GeneralKeys.PREFIX,
              GeneralKeys.PREFIX_NO_DASH,
              GeneralKeys.STACK_NAME,
              BucketKeys.SYSTEM_BUCKET,
              GeneralKeys.TAGS,
              GeneralKeys.CAPABILITIES,
              GeneralKeys.PARAMS,
              GeneralKeys.APP,
              GeneralKeys.USE_XRAY,
              GeneralKeys.CMA_DIR,
              NetworkKeys.VPC,
              RoleKeys.IAMS,
              LambdaKeys.LAMBDAS,
              WorkflowKeys.STEP_FUNCTIONS,
              WorkflowKeys.ACTIVITIES,
              EcsKeys.ECS,
              BucketKeys.BUCKETS,
              section("users"),
              section("workflowLambdas"),
              section("es"),
              section("dynamos"),
              section("dynamo2ElasticSearch"),
              section("AutoScalingPolicyConfiguration"),
              section("sns"),
              section("sqs"),
              section("rules"),
              NESTED_TEMPLATES,
              section("apis"),
              section("apiConfigs"),
              section("dashboard"),
              section("dbStackName"),
              section("shared_data_bucket"),
              section("customCompilation"),
              section("apiStage"),
              section("apiDeploy"),
              section("logToSharedDestination"),
              section("api_backend_url"),
              section("api_distribution_url"),
              section("deployDistributionApi"),
              section("useWorkflowLambdaVersions"),
              section("injectWorkflowLambdaAliases"),
              section("maxNumberOfRetainedLambdas"),
              section("processDefaultDeadLetterQueues"),
              section("DLQDefaultTimeout"),
              section("DLQDefaultMessageRetentionPeriod"),
              section("repo_owner"),
              section("message_adapter_repo"),
              section("message_adapter_filename"),
              section("message_adapter_version"),
              section("message_adapter_path"))
          .with(VariableKeys.ALL.toArray(Key<?>[]::new));

  private DeploymentKeys() {}

  private static Key<Node> section(String name) {
    return Key.node(name, "A part of the Cumulus base configuration.");
  }
}
