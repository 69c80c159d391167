/** The expressions of JSONPath states: paths and intrinsic functions. */
@NullMarked
package dev.cumulusc.asl.path;

import org.jspecify.annotations.NullMarked;
