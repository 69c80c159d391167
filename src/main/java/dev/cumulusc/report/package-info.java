/** Diagnostics and summaries for people and machines. */
@NullMarked
package dev.cumulusc.report;

import org.jspecify.annotations.NullMarked;
