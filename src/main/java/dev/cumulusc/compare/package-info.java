/** Compares a template with the one that is deployed, property by property, without calling AWS. */
@NullMarked
package dev.cumulusc.compare;

import org.jspecify.annotations.NullMarked;
