/** Tests of the analysis of failures on scripted events. */
@NullMarked
package dev.cumulusc.deploy.watch.cause;

import org.jspecify.annotations.NullMarked;
