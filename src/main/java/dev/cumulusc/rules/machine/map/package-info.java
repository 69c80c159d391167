/** Rules about Map states. */
@NullMarked
package dev.cumulusc.rules.machine.map;

import org.jspecify.annotations.NullMarked;
