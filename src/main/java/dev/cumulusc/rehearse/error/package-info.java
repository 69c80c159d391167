/** How states and executions fail, in the service's names and words. */
@NullMarked
package dev.cumulusc.rehearse.error;

import org.jspecify.annotations.NullMarked;
