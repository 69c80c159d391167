/** The Amazon States Language: states, their nesting, paths and the state graph. */
@NullMarked
package dev.cumulusc.asl;

import org.jspecify.annotations.NullMarked;
