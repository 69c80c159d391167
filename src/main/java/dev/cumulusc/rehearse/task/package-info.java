/** What answers the tasks of a rehearsed execution. */
@NullMarked
package dev.cumulusc.rehearse.task;

import org.jspecify.annotations.NullMarked;
