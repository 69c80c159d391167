/** The list of all rules, and the door for those who only have a state machine. */
@NullMarked
package dev.cumulusc.rules;

import org.jspecify.annotations.NullMarked;
