package dev.cumulusc.model;

import java.util.Optional;

/**
 * A value for a parameter of the stack.
 *
 * @param usePrevious whether an existing stack keeps the value that it has
 */
public record StackParameter(
    Located<String> name, Optional<Located<String>> value, Switch usePrevious) {}
