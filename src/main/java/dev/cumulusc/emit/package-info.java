/** One emitter for each kind of resource, and the writer of the finished template. */
@NullMarked
package dev.cumulusc.emit;

import org.jspecify.annotations.NullMarked;
