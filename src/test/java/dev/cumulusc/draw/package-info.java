@NullMarked
package dev.cumulusc.draw;

import org.jspecify.annotations.NullMarked;
