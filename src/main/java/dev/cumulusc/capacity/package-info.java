/** What fits on the instances of an ECS cluster. */
@NullMarked
package dev.cumulusc.capacity;

import org.jspecify.annotations.NullMarked;
