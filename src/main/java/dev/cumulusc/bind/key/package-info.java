/**
 * The table of configuration keys: what each key is called, takes and means, and how it is read.
 */
@NullMarked
package dev.cumulusc.bind.key;

import org.jspecify.annotations.NullMarked;
