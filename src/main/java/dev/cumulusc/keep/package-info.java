/** What running executions still need of a deployed template, kept in the new one. */
@NullMarked
package dev.cumulusc.keep;

import org.jspecify.annotations.NullMarked;
