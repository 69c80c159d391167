/** Finds what is wrong with a stack that an earlier operation left, and repairs it. */
@NullMarked
package dev.cumulusc.deploy.watch.recovery;

import org.jspecify.annotations.NullMarked;
