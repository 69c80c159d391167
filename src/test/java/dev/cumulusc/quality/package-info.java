/** Tests that police the repository itself: its packages, its sources, its text files. */
@NullMarked
package dev.cumulusc.quality;

import org.jspecify.annotations.NullMarked;
