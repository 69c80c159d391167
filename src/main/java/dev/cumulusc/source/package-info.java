/**
 * Source files, spans in them, and the origin of every value that was read or derived from them.
 */
@NullMarked
package dev.cumulusc.source;

import org.jspecify.annotations.NullMarked;
