package dev.cumulusc.handler;

import dev.cumulusc.source.SourceSpan;

/**
 * A module that a file asks for.
 *
 * @param module as it is written there: {@code node:fs}, {@code ./util.mjs}, ...
 */
public record ModuleUse(String module, SourceSpan at) {}
