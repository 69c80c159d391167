/** Rules about what tasks call, and what an Express workflow can call. */
@NullMarked
package dev.cumulusc.rules.machine.task;

import org.jspecify.annotations.NullMarked;
