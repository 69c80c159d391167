/** Assembles the configuration: includes, merge keys, the deployment's overlay, variables. */
@NullMarked
package dev.cumulusc.resolve;

import org.jspecify.annotations.NullMarked;
