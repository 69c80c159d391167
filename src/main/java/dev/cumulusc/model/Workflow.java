package dev.cumulusc.model;

import dev.cumulusc.tree.MappingNode;

/**
 * A Step Functions state machine.
 *
 * @param name the key that it stands under
 * @param definition the definition in the Amazon States Language, with one form of reference: that
 *     of {@link dev.cumulusc.template.InlineReferences}
 */
public record Workflow(Located<String> name, MappingNode definition) {}
