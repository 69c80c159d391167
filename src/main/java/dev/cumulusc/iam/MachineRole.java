package dev.cumulusc.iam;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.template.Template;
import java.util.List;

/**
 * What the role of a state machine allows.
 *
 * @param workflow the workflow that the machine runs
 * @param statements the statements, in the order in which the definition asks for them
 * @param gaps what states need beside, and no statement can name
 * @param idle entries of {@code without} that take nothing away
 * @param early entries of {@code without} that take away what creating the machine takes
 */
public record MachineRole(
    Workflow workflow,
    List<RoleStatement> statements,
    List<PermissionGap> gaps,
    List<Located<String>> idle,
    List<Located<String>> early) {
  public MachineRole {
    statements = List.copyOf(statements);
    gaps = List.copyOf(gaps);
    idle = List.copyOf(idle);
    early = List.copyOf(early);
  }

  /**
   * Works out what the role of a workflow's state machine has to allow.
   *
   * @param template the template that the machine is in, with all that lies over it
   */
  public static MachineRole of(Workflow workflow, Deployment deployment, Template template) {
    Needs needs = MachineNeeds.of(workflow, deployment, template);
    RoleWords words = RoleWords.apply(workflow.role(), needs);
    return new MachineRole(
        workflow,
        StatementMerger.merge(words.grants(), workflow.name().origin()),
        words.gaps(),
        RoleWords.idle(workflow.role(), needs),
        RoleWords.early(workflow.role(), needs));
  }
}
