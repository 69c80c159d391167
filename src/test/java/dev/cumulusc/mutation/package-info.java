/** The examples with one thing wrong in each: what is reported of it, and what is not. */
@NullMarked
package dev.cumulusc.mutation;

import org.jspecify.annotations.NullMarked;
