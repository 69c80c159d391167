/** Tests of the watch over an operation, on scripted events. */
@NullMarked
package dev.cumulusc.deploy.watch;

import org.jspecify.annotations.NullMarked;
