/** Rules about JSONPath: paths, payload templates and the context object. */
@NullMarked
package dev.cumulusc.rules.machine.path;

import org.jspecify.annotations.NullMarked;
