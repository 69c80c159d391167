/** Where values come from: those of a configuration, and those of the templates made of it. */
@NullMarked
package dev.cumulusc.app.explain;

import org.jspecify.annotations.NullMarked;
