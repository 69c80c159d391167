/** Reads files of an application and turns YAML text into located trees. */
@NullMarked
package dev.cumulusc.load;

import org.jspecify.annotations.NullMarked;
