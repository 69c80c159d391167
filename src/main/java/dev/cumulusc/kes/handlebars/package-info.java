/**
 * Handlebars templates, rendered as Handlebars.js renders them.
 *
 * <p>No library of the JVM does: handlebars.java follows Mustache where it differs from JavaScript
 * (the depth of {@code ../}, standalone lines, what counts as true, printing), and a template's
 * YAML depends on each of these. Its grammar differs, too, in escapes, comments, names and
 * literals.
 *
 * <p>{@link dev.cumulusc.kes.handlebars.Lexer} finds the tokens, {@link
 * dev.cumulusc.kes.handlebars.TemplateParser} makes statements of them, {@link
 * dev.cumulusc.kes.handlebars.WhitespaceControl} shortens the text between the tags, and {@link
 * dev.cumulusc.kes.handlebars.Renderer} renders them. {@code conformance/run} compares with
 * Handlebars.js itself.
 */
@NullMarked
package dev.cumulusc.kes.handlebars;

import org.jspecify.annotations.NullMarked;
