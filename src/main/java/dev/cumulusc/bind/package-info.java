/** Turns the configuration's tree into the model; the only place that knows YAML key names. */
@NullMarked
package dev.cumulusc.bind;

import org.jspecify.annotations.NullMarked;
