/** Tests of {@code dev.cumulusc.worker}. */
@NullMarked
package dev.cumulusc.worker;

import org.jspecify.annotations.NullMarked;
