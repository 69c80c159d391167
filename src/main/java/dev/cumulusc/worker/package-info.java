/**
 * The Docker worker that Cumulus publishes, {@code cumulus-ecs-task}: what each of its versions can
 * run, and what it needs.
 */
@NullMarked
package dev.cumulusc.worker;

import org.jspecify.annotations.NullMarked;
