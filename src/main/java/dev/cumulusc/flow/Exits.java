package dev.cumulusc.flow;

import dev.cumulusc.asl.Transition;
import dev.cumulusc.tree.MappingNode;
import java.util.IdentityHashMap;
import java.util.Optional;

/** What each way out of a state brings to where it leads. */
final class Exits {
  private final MappingNode state;
  private final IdentityHashMap<MappingNode, Environment> ways = new IdentityHashMap<>();

  Exits(MappingNode state) {
    this.state = state;
  }

  /**
   * Sets what a way brings.
   *
   * @param part what names the way's target: the state, a rule or a catcher
   */
  Exits put(MappingNode part, Environment environment) {
    ways.put(part, environment);
    return this;
  }

  /** Returns what a transition brings to its target. */
  Optional<Environment> along(Transition way) {
    return Optional.ofNullable(ways.get(way.part()));
  }

  /** Returns what the state leaves when it is done. */
  Optional<Environment> done() {
    return Optional.ofNullable(ways.get(state));
  }
}
