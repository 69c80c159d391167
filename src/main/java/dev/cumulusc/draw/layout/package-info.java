/** Places for the boxes of a graph: the interface of whatever lays it out. */
@NullMarked
package dev.cumulusc.draw.layout;

import org.jspecify.annotations.NullMarked;
