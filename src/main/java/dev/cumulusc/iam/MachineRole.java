package dev.cumulusc.iam;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.template.Template;
import java.util.List;

/**
 * What the role of a state machine allows.
 *
 * @param workflow the workflow that the machine runs
 * @param statements the statements, in the order in which the definition asks for them
 * @param gaps what states need beside, and no statement can name
 */
public record MachineRole(
    Workflow workflow, List<RoleStatement> statements, List<PermissionGap> gaps) {
  public MachineRole {
    statements = List.copyOf(statements);
    gaps = List.copyOf(gaps);
  }

  /**
   * Works out what the role of a workflow's state machine has to allow.
   *
   * @param template the template that the machine is in, with all that lies over it
   */
  public static MachineRole of(Workflow workflow, Deployment deployment, Template template) {
    Needs needs = MachineNeeds.of(workflow, deployment, template);
    return new MachineRole(
        workflow, StatementMerger.merge(needs.grants(), workflow.name().origin()), needs.gaps());
  }
}
