package dev.cumulusc.emit;

import dev.cumulusc.iam.PolicyDocument;
import dev.cumulusc.iam.RoleTemplate;
import dev.cumulusc.iam.StateMachinePolicy;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;

/** The roles of state machines: the configured one, or one that calls the functions they name. */
final class StateMachineRoles {
  private StateMachineRoles() {}

  /** Returns the ARN of a state machine's role, and emits the role unless one is configured. */
  static CfnValue role(Workflow workflow, Emission emission) {
    Deployment deployment = emission.deployment();
    if (deployment.roles().step().isPresent()) {
      return Values.text(deployment.roles().step().get());
    }
    Origin origin =
        workflow.name().origin().derive("the role of the state machine, since `iams` names none");
    RoleTemplate role =
        new RoleTemplate(
            deployment.stateMachine(workflow) + "Role",
            "Runs the workflow " + workflow.name().value(),
            PolicyDocument.trustWithinAccount("states.amazonaws.com", origin),
            StateMachinePolicy.of(workflow, deployment, emission.diagnostics()),
            origin);
    emission.add(role.resource());
    return role.arn();
  }
}
