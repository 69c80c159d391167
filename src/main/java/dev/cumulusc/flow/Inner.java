package dev.cumulusc.flow;

import dev.cumulusc.asl.Scope;
import java.util.function.Consumer;

/** Follows the data through the branches and processors inside a state. */
@FunctionalInterface
interface Inner {
  /**
   * Returns what a scope ends with.
   *
   * @param start what its first state finds
   * @param out gets the reads in the scope that find nothing
   */
  Value output(Scope scope, Environment start, Consumer<Finding> out);
}
