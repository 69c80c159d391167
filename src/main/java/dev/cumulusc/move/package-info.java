/** Moves tasks from Lambda functions to Docker containers behind activities. */
@NullMarked
package dev.cumulusc.move;

import org.jspecify.annotations.NullMarked;
