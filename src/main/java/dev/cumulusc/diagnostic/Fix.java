package dev.cumulusc.diagnostic;

import dev.cumulusc.source.SourceSpan;

/**
 * The one right answer to a finding.
 *
 * @param at the place that the finding is about
 * @param found what stands there, perhaps in quotes; where something else stands, nothing is
 *     changed
 * @param replacement what has to stand there instead
 */
public record Fix(SourceSpan at, String found, String replacement) {}
