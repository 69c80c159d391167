/** Rules about how a machine handles errors and how long it waits. */
@NullMarked
package dev.cumulusc.rules.machine.resilience;

import org.jspecify.annotations.NullMarked;
