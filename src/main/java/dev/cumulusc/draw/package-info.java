/** State machines as pictures: Mermaid, and SVG for light and dark pages. */
@NullMarked
package dev.cumulusc.draw;

import org.jspecify.annotations.NullMarked;
