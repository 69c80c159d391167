/** Tests of what repairs stacks on scripted events. */
@NullMarked
package dev.cumulusc.deploy.watch.recovery;

import org.jspecify.annotations.NullMarked;
