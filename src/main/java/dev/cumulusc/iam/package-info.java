/** Least-privilege policies and roles, worked out from the model. */
@NullMarked
package dev.cumulusc.iam;

import org.jspecify.annotations.NullMarked;
