package dev.cumulusc.flow;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.source.Origin;
import java.util.Optional;

/**
 * What made a value: a field of a state, or what the state does.
 *
 * @param text what it is, as a note says it
 * @param at where that stands
 * @param answer the call whose answer the value is, such as {@code lambda:invoke}
 */
record Maker(String text, Origin at, Optional<String> answer) {

  /** The value of a field of a state. */
  static Maker field(MachineState state, String field, Origin at) {
    return new Maker(
        "`" + field + "` of state `" + state.name() + "` made it", at, Optional.empty());
  }

  /** What a state gives by itself. */
  static Maker result(MachineState state, String what) {
    return new Maker(
        what + " of state `" + state.name() + "`", state.key().origin(), Optional.empty());
  }

  /** The answer of a service that a task calls. */
  static Maker answer(MachineState state, String call, Origin at) {
    return new Maker(
        "state `" + state.name() + "` got it from `" + call + "`", at, Optional.of(call));
  }

  Origin.Step step() {
    return new Origin.Step(text, at.primary());
  }
}
