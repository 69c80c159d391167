/** Finds out why an operation of a stack failed, and what to do about it. */
@NullMarked
package dev.cumulusc.deploy.watch.cause;

import org.jspecify.annotations.NullMarked;
