/** The layout engine of the second jar: the only place with the Eclipse Layout Kernel. */
@NullMarked
package dev.cumulusc.draw.elk;

import org.jspecify.annotations.NullMarked;
