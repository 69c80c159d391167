/** Rules and what runs them. */
@NullMarked
package dev.cumulusc.validate;

import org.jspecify.annotations.NullMarked;
