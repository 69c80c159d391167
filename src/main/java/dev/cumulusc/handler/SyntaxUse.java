package dev.cumulusc.handler;

import dev.cumulusc.javascript.Syntax;
import dev.cumulusc.source.SourceSpan;

/** Syntax that not every version of Node.js reads, where a file has it first. */
public record SyntaxUse(Syntax syntax, SourceSpan at) {}
