package dev.cumulusc.model;

import dev.cumulusc.tree.MappingNode;

/**
 * A Step Functions state machine.
 *
 * @param name the key that it stands under
 * @param definition the definition in the Amazon States Language, with one form of reference: that
 *     of {@link dev.cumulusc.template.InlineReferences}
 * @param role what the configuration says about the role
 */
public record Workflow(Located<String> name, MappingNode definition, WorkflowRole role) {

  /** Makes a workflow whose role is generated. */
  public Workflow(Located<String> name, MappingNode definition) {
    this(name, definition, WorkflowRole.GENERATED);
  }
}
