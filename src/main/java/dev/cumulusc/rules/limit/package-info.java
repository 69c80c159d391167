/**
 * Limits of the services: what is too large, too long, too old, or named as nothing may be named.
 */
@NullMarked
package dev.cumulusc.rules.limit;

import org.jspecify.annotations.NullMarked;
