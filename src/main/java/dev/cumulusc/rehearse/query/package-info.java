/** What computes values in states: payload templates, intrinsic functions, JSONata. */
@NullMarked
package dev.cumulusc.rehearse.query;

import org.jspecify.annotations.NullMarked;
