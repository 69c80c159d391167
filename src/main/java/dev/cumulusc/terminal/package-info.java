/**
 * A front end on a terminal, or on streams where there is none: events as text, questions, Ctrl-C.
 */
@NullMarked
package dev.cumulusc.terminal;

import org.jspecify.annotations.NullMarked;
