/** Tests of the checks of limits. */
@NullMarked
package dev.cumulusc.rules.limit;

import org.jspecify.annotations.NullMarked;
