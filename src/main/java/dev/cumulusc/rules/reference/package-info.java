/** Compares what references and ARNs yield with what the places take that they stand in. */
@NullMarked
package dev.cumulusc.rules.reference;

import org.jspecify.annotations.NullMarked;
