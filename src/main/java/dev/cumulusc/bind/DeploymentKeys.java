package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.tree.Node;

/** The keys at the top of a deployment's block. */
final class DeploymentKeys {
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
              section("dbStackName"),
              section("shared_data_bucket"),
              section("repo_owner"),
              section("message_adapter_repo"),
              section("message_adapter_filename"),
              section("message_adapter_version"),
              section("message_adapter_path"))
          .with(CumulusBaseBinder.keys().toArray(Key<?>[]::new))
          .with(VariableKeys.ALL.toArray(Key<?>[]::new));

  private DeploymentKeys() {}

  private static Key<Node> section(String name) {
    return Key.node(name, "A part of the Cumulus base configuration.");
  }
}
