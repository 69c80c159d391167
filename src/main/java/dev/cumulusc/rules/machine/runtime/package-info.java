/** Rules about what fails while a machine runs: quotas, callbacks, loops and keys. */
@NullMarked
package dev.cumulusc.rules.machine.runtime;

import org.jspecify.annotations.NullMarked;
