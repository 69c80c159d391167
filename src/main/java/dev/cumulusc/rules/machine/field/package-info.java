/** Rules about the fields that states and machines have, and the types of their values. */
@NullMarked
package dev.cumulusc.rules.machine.field;

import org.jspecify.annotations.NullMarked;
