/** Tests of {@code dev.cumulusc.runtime}. */
@NullMarked
package dev.cumulusc.runtime;

import org.jspecify.annotations.NullMarked;
