package dev.cumulusc.asl;

import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.shape.Shape;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import java.util.Optional;

/**
 * A mapping of a definition whose fields the language lays down: the machine, a branch, a state, a
 * retrier, a choice's rule, ...
 *
 * @param node the mapping itself
 * @param language the query language in which it is read
 * @param languageIsCertain as of {@link MachineState#languageIsCertain}
 * @param state the state that it is, or that it belongs to; empty for machines and branches
 * @param anchor the place of a message about what is missing
 */
public record Part(
    Shape shape,
    MappingNode node,
    QueryLanguage language,
    boolean languageIsCertain,
    Optional<MachineState> state,
    Origin anchor) {}
