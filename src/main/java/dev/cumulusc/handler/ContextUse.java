package dev.cumulusc.handler;

import dev.cumulusc.source.SourceSpan;

/**
 * A member of the context, the second argument, that a handler reads without asking whether it is
 * there.
 */
public record ContextUse(String member, SourceSpan at) {}
