/** The stages in their order, from files to a template. */
@NullMarked
package dev.cumulusc.compile;

import org.jspecify.annotations.NullMarked;
