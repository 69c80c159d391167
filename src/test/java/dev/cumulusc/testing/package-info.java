/** What tests share. */
@NullMarked
package dev.cumulusc.testing;

import org.jspecify.annotations.NullMarked;
