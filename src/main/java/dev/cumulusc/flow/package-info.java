/** The data flow of state machines: what can be where when a state runs, and what can't. */
@NullMarked
package dev.cumulusc.flow;

import org.jspecify.annotations.NullMarked;
