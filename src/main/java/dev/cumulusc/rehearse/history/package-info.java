/** The events of an execution, as GetExecutionHistory returns them. */
@NullMarked
package dev.cumulusc.rehearse.history;

import org.jspecify.annotations.NullMarked;
