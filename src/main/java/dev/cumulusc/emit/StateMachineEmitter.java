package dev.cumulusc.emit;

import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.tree.MappingNode;

/** Emits the state machines and an output for each of them. */
final class StateMachineEmitter implements ResourceEmitter {
  @Override
  public void emit(Emission emission) {
    for (Workflow workflow : emission.deployment().workflows()) {
      emit(workflow, emission);
    }
  }

  private static void emit(Workflow workflow, Emission emission) {
    Deployment deployment = emission.deployment();
    Origin origin = workflow.name().origin();
    String logicalId = deployment.stateMachine(workflow);
    emission.add(
        Resource.of(
            logicalId,
            "AWS::StepFunctions::StateMachine",
            CfnValue.mapping(origin)
                .put("DefinitionString", definition(workflow, emission))
                .put("RoleArn", StateMachineRoles.role(workflow, emission)),
            origin));
    emission.output(
        workflow.name().value() + "StateMachine", CfnValue.ref(logicalId, origin), origin);
  }

  private static CfnValue definition(Workflow workflow, Emission emission) {
    MappingNode definition = StateMachines.deployable(workflow.definition());
    VersionedLambdas versioned = new VersionedLambdas(emission.deployment(), emission.code());
    return DefinitionText.of(versioned.inject(definition), versioned.variables());
  }
}
