/** The fields of the Amazon States Language as data: which there are, and what each holds. */
@NullMarked
package dev.cumulusc.asl.shape;

import org.jspecify.annotations.NullMarked;
