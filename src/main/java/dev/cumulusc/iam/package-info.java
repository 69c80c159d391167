/** Least-privilege policies, worked out from the model. */
@NullMarked
package dev.cumulusc.iam;

import org.jspecify.annotations.NullMarked;
