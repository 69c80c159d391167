/**
 * The template engine: applications rendered as kes does, with their own Handlebars templates or
 * those of a package, and override templates.
 */
@NullMarked
package dev.cumulusc.kes;

import org.jspecify.annotations.NullMarked;
