/** Tests of the checks of limits. */
@NullMarked
package dev.cumulusc.rules.worker;

import org.jspecify.annotations.NullMarked;
