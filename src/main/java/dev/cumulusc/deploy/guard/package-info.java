/** Finds changes by which data is lost, and refuses those that nobody allowed. */
@NullMarked
package dev.cumulusc.deploy.guard;

import org.jspecify.annotations.NullMarked;
