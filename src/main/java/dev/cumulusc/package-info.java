/** The program's entry point. */
@NullMarked
package dev.cumulusc;

import org.jspecify.annotations.NullMarked;
