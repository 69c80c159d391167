/** Facts about state machines that several rules need. Nothing here reports anything. */
@NullMarked
package dev.cumulusc.asl.knowledge;

import org.jspecify.annotations.NullMarked;
