package dev.cumulusc.asl.text;

/**
 * What is wrong with the text of an expression.
 *
 * @param offset where, as an index into the text
 * @param message a sentence that completes the name of the expression, without a full stop: "the
 *     quote is never closed"
 */
public record SyntaxFault(int offset, String message) {}
