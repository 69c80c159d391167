/** Content addresses of Lambda packages. */
@NullMarked
package dev.cumulusc.artifact;

import org.jspecify.annotations.NullMarked;
