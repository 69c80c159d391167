/** What all expression languages of a state machine share: faults, placeholders, positions. */
@NullMarked
package dev.cumulusc.asl.text;

import org.jspecify.annotations.NullMarked;
