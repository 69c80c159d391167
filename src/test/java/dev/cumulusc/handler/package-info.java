/** Tests of {@code dev.cumulusc.handler}. */
@NullMarked
package dev.cumulusc.handler;

import org.jspecify.annotations.NullMarked;
