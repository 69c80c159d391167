/** Tests of {@code dev.cumulusc.javascript}. */
@NullMarked
package dev.cumulusc.javascript;

import org.jspecify.annotations.NullMarked;
