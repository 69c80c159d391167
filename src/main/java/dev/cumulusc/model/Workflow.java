package dev.cumulusc.model;

import dev.cumulusc.tree.MappingNode;

/**
 * A Step Functions state machine.
 *
 * @param name the key that it stands under
 * @param definition the definition in the Amazon States Language, as it was written
 */
public record Workflow(Located<String> name, MappingNode definition) {}
