/** Rules about choices, times, retriers and catchers. */
@NullMarked
package dev.cumulusc.rules.machine.state;

import org.jspecify.annotations.NullMarked;
