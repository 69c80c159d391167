/** Tests of the scripts that build and start the program: {@code mvnw} and {@code bin/cumulusc}. */
@NullMarked
package dev.cumulusc.launch;

import org.jspecify.annotations.NullMarked;
