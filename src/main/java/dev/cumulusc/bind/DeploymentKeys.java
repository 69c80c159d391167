package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;

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
              GeneralKeys.DB_STACK_NAME,
              GeneralKeys.USE_XRAY,
              NetworkKeys.VPC,
              RoleKeys.IAMS,
              LambdaKeys.LAMBDAS,
              WorkflowKeys.STEP_FUNCTIONS,
              WorkflowRoleKeys.WORKFLOW_ROLES,
              WorkflowKeys.ACTIVITIES,
              EcsKeys.ECS,
              BucketKeys.BUCKETS,
              RoleKeys.NGAP_BOUNDARY)
          .with(AdapterKeys.TOP.toArray(Key<?>[]::new))
          .with(GeneralKeys.OF_STACKS.toArray(Key<?>[]::new))
          .with(GeneralKeys.WITHOUT_USE.toArray(Key<?>[]::new))
          .with(CumulusBaseBinder.keys().toArray(Key<?>[]::new))
          .with(VariableKeys.ALL.toArray(Key<?>[]::new))
          .withRenamed("stackNameNoDash", GeneralKeys.PREFIX_NO_DASH.name())
          .withAnchors();

  private DeploymentKeys() {}
}
