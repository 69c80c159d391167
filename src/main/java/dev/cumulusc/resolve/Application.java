package dev.cumulusc.resolve;

import dev.cumulusc.load.Workspace;
import dev.cumulusc.tree.MappingNode;
import java.util.Optional;

/**
 * An application with its configuration assembled.
 *
 * @param kesFolder the folder with the configuration, relative to the application folder
 * @param templateFolder the folder whose configuration was merged underneath
 * @param kind which of a deployment's stacks the configuration describes
 * @param configuration the resolved configuration: one block, without variables
 */
public record Application(
    Workspace workspace,
    String deployment,
    String kesFolder,
    Optional<String> templateFolder,
    Optional<String> region,
    StackKind kind,
    MappingNode configuration) {}
