/**
 * The course of a deployment: snapshots of the stacks, plan, ask, execute, and what comes
 * afterwards.
 */
@NullMarked
package dev.cumulusc.app.deploy;

import org.jspecify.annotations.NullMarked;
