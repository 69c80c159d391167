/** The interpreter of state machines over a virtual clock. */
@NullMarked
package dev.cumulusc.rehearse.machine;

import org.jspecify.annotations.NullMarked;
