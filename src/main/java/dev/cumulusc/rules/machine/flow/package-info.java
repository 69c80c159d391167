/** Rules about reads of what can't be there. */
@NullMarked
package dev.cumulusc.rules.machine.flow;

import org.jspecify.annotations.NullMarked;
