/** Rehearsing workflows: from a request of the user's to what comes of it. */
@NullMarked
package dev.cumulusc.app.rehearse;

import org.jspecify.annotations.NullMarked;
