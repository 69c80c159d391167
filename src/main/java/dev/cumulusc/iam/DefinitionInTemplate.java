package dev.cumulusc.iam;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.TemplateMachines;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.util.List;
import java.util.Optional;

/** The definition that a workflow's state machine runs: an override template may bring another. */
final class DefinitionInTemplate {
  private static final List<String> FIELDS =
      List.of("DefinitionString", "Definition", "DefinitionS3Location");

  private DefinitionInTemplate() {}

  /**
   * Returns the definition that the machine has in a template; nothing if it is elsewhere, or not
   * known before the deployment.
   *
   * @param template the template that the machine is in, with all that lies over it
   */
  static Optional<MappingNode> of(Workflow workflow, Deployment deployment, Template template) {
    String id = deployment.stateMachine(workflow);
    Resource machine = template.resources().get(id);
    if (machine == null || runs(machine, workflow)) {
      return Optional.of(workflow.definition());
    }
    return Optional.ofNullable(
            TemplateMachines.of(template, id::equals, Diagnostics.discarding()).get(id))
        .map(Machine::definition);
  }

  private static boolean runs(Resource machine, Workflow workflow) {
    List<CfnValue> definitions =
        FIELDS.stream()
            .flatMap(
                field -> machine.properties().map(properties -> properties.get(field)).stream())
            .toList();
    return definitions.stream()
        .allMatch(
            definition ->
                definition
                    .origin()
                    .primary()
                    .file()
                    .equals(workflow.definition().origin().primary().file()));
  }
}
