/**
 * Handlebars templates, rendered as Handlebars.js renders them (the only place with
 * handlebars.java).
 *
 * <p>Templates are read with the grammar of handlebars.java. Its evaluation is not used: it follows
 * Mustache where it differs from JavaScript (the depth of {@code ../}, standalone lines, truth
 * values, printing), and a template's YAML depends on each of these.
 */
@NullMarked
package dev.cumulusc.kes.handlebars;

import org.jspecify.annotations.NullMarked;
