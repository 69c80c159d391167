/** Tests of what runs rules. */
@NullMarked
package dev.cumulusc.catalog;

import org.jspecify.annotations.NullMarked;
