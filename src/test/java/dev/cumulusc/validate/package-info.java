/** Tests of what runs rules. */
@NullMarked
package dev.cumulusc.validate;

import org.jspecify.annotations.NullMarked;
