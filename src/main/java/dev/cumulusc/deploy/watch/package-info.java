/** Follows an operation of a stack and of the stacks nested in it from its begin to its end. */
@NullMarked
package dev.cumulusc.deploy.watch;

import org.jspecify.annotations.NullMarked;
