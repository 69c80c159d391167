/** JSON values as executions pass them along. */
@NullMarked
package dev.cumulusc.rehearse.json;

import org.jspecify.annotations.NullMarked;
