package dev.cumulusc.iam;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about roles that are made from what a state machine calls. */
public final class RoleRules {
  public static final RuleInfo INTEGRATION_WITHOUT_POLICY =
      RuleInfo.warning(
              Stage.ROLE,
              "C6020",
              "integration-without-policy",
              "A state needs permissions whose resources its state machine's own role"
                  + " can't name.")
          .because(
              "The state machine is deployed, and fails with `AccessDenied` when it"
                  + " gets there.")
          .fixedBy(
              "List the ARNs that it can be under `workflowRoles.WORKFLOW.allow`, or add statements"
                  + " or name a role there.")
          .accordingTo(
              Authority.aws("step-functions/latest/dg/service-integration-iam-templates.html"));

  public static final RuleInfo FUNCTION_CHOSEN_AT_RUN_TIME =
      RuleInfo.warning(
              Stage.ROLE,
              "C6021",
              "function-chosen-at-run-time",
              "A state calls a function that is known only at run time, so that no role"
                  + " can name it.")
          .because(
              "The state machine is deployed, and fails with `AccessDenied` when it"
                  + " gets there.")
          .fixedBy(
              "List the ARNs of the functions that it can be under"
                  + " `workflowRoles.WORKFLOW.allow`, or write the function's reference into the"
                  + " definition.")
          .accordingTo(Authority.aws("step-functions/latest/dg/connect-lambda.html"));

  public static final RuleInfo NOTHING_TAKEN_AWAY =
      RuleInfo.warning(
              Stage.ROLE,
              "C6023",
              "nothing-taken-away",
              "An entry of `without` takes nothing away from a role.")
          .because("It is misspelt, or the workflow has changed since it was written.")
          .fixedBy("Delete the entry, or write an action that the role allows.")
          .accordingTo(
              Authority.aws("step-functions/latest/dg/service-integration-iam-templates.html"));

  public static final RuleInfo NEEDED_FOR_CREATION =
      RuleInfo.error(
              Stage.ROLE,
              "C6024",
              "permission-needed-for-creation",
              "A permission is taken away that creating the state machine takes.")
          .because(
              "Step Functions refuses the state machine, \"not authorized to create"
                  + " managed-rule\", and the deployment is rolled back.")
          .fixedBy("Delete the entry of `without`.")
          .accordingTo(
              Authority.aws("step-functions/latest/dg/service-integration-iam-templates.html"));

  public static final RuleInfo ROLE_TOO_LONG =
      RuleInfo.error(
              Stage.ROLE,
              "C6025",
              "role-too-long",
              "A role has to allow more than IAM has room for.")
          .because(
              "The policies within a role together hold 10,240 characters, a managed policy"
                  + " 6,144, and a role has ten of them by default.")
          .fixedBy("Divide the workflow, or name a role under `workflowRoles` or `iams`.")
          .accordingTo(Authority.aws("IAM/latest/UserGuide/reference_iam-quotas.html"));

  public static final RuleInfo ROLE_THAT_EXISTS =
      RuleInfo.note(
              Stage.USAGE,
              "C6026",
              "role-that-exists",
              "A state machine takes a role that exists already, which has to allow what the states"
                  + " need.")
          .because("Nothing here shows whether it does; a state whose call is refused fails.")
          .fixedBy(
              "Compare the role with what `cumulusc iam WORKFLOW` lists, or name no role, so that"
                  + " the state machine gets one of its own.")
          .accordingTo(
              Authority.aws("step-functions/latest/dg/service-integration-iam-templates.html"));

  public static final RuleInfo LACKS_FOR_CREATION =
      RuleInfo.error(
              Stage.ROLE,
              "C6027",
              "role-lacks-permission-for-creation",
              "The role of a state machine lacks an action that creating the machine takes.")
          .because(
              "Step Functions refuses the state machine, \"not authorized to create"
                  + " managed-rule\" or \"to access the Log Destination\", and the deployment is"
                  + " rolled back.")
          .fixedBy("Add the actions to the role, as `cumulusc iam WORKFLOW` lists them.")
          .accordingTo(
              Authority.aws("step-functions/latest/dg/service-integration-iam-templates.html"));

  public static final RuleInfo LACKS_PERMISSION =
      RuleInfo.warning(
              Stage.ROLE,
              "C6028",
              "role-lacks-permission",
              "The role of a state machine lacks an action that a state needs.")
          .because(
              "The state machine is deployed, and fails with `AccessDenied` when it gets there.")
          .fixedBy("Add the actions to the role, as `cumulusc iam WORKFLOW` lists them.")
          .accordingTo(
              Authority.aws("step-functions/latest/dg/service-integration-iam-templates.html"));

  public static final RuleInfo DEPENDS_ON_REQUEST =
      RuleInfo.note(
              Stage.USAGE,
              "C6029",
              "permission-depends-on-request",
              "A call may take permissions that its state machine's own role does not allow.")
          .because(
              "The call names a key or objects of another service, or AWS lists actions that it takes"
                  + " with some arguments only, and no page says which.")
          .fixedBy(
              "Add what is needed under `workflowRoles.WORKFLOW.statements`, or list the actions"
                  + " under `without` there if the call does without them.")
          .accordingTo(
              Authority.aws(
                  "service-authorization/latest/reference/"
                      + "reference_policies_actions-resources-contextkeys.html"));

  private RoleRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        INTEGRATION_WITHOUT_POLICY,
        FUNCTION_CHOSEN_AT_RUN_TIME,
        NOTHING_TAKEN_AWAY,
        NEEDED_FOR_CREATION,
        ROLE_TOO_LONG,
        ROLE_THAT_EXISTS,
        LACKS_FOR_CREATION,
        LACKS_PERMISSION,
        DEPENDS_ON_REQUEST);
  }
}
