/** Deploys what was compiled: the order of packaging, planning, executing and what comes after. */
@NullMarked
package dev.cumulusc.deploy;

import org.jspecify.annotations.NullMarked;
