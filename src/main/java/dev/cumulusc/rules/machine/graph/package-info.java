/** Rules about the names of states and the transitions between them. */
@NullMarked
package dev.cumulusc.rules.machine.graph;

import org.jspecify.annotations.NullMarked;
