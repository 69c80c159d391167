package dev.cumulusc.iam;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.List;
import java.util.Optional;

/**
 * What the role of a state machine has to allow that this program does not make.
 *
 * @param name the name of the workflow, or the logical id of a machine that somebody wrote
 * @param isWorkflow whether it is a workflow of the configuration
 * @param origin where the machine is named
 * @param statements what its role has to allow
 */
public record NeededRole(
    String name, boolean isWorkflow, Origin origin, List<RoleStatement> statements) {
  public NeededRole {
    statements = List.copyOf(statements);
  }

  /**
   * Works out what the role of a workflow's machine has to allow; nothing if the template gives the
   * machine a definition that is not known here.
   *
   * @param template the template that the machine is in, with all that lies over it
   */
  public static Optional<NeededRole> of(
      Workflow workflow, Deployment deployment, Template template) {
    return DefinitionInTemplate.of(workflow, deployment, template)
        .map(
            known ->
                new NeededRole(
                    workflow.name().value(),
                    true,
                    workflow.name().origin(),
                    MachineRole.of(workflow, deployment, template).statements()));
  }

  /** Works out what the role of a machine has to allow that somebody wrote into a template. */
  public static NeededRole of(Machine machine, Resource resource, Template template) {
    Needs needs = MachineNeeds.ofWritten(machine.definition(), resource, template);
    return new NeededRole(
        resource.logicalId(),
        false,
        resource.origin(),
        StatementMerger.merge(needs.grants(), resource.origin()));
  }
}
