package dev.cumulusc.flow;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.MovedTask;
import dev.cumulusc.source.Origin;
import java.util.Optional;

/**
 * What made a value: a field of a state, or what the state does.
 *
 * @param text what it is, as a note says it
 * @param at where that stands
 * @param source what kind of thing made it
 * @param answer the call whose answer the value is, such as {@code lambda:invoke}
 */
record Maker(String text, Origin at, Source source, Optional<String> answer) {

  /** The kinds of makers. */
  enum Source {
    /** A field of a state, or what a state does. */
    STATE,
    /** A service that was called. */
    SERVICE,
    /** A function whose result comes as it is. */
    FUNCTION,
    /** A catcher that puts the error in the place of the whole input. */
    CATCHER
  }

  private static final String INVOKE = "lambda:invoke";

  /** The value of a field of a state. */
  static Maker field(MachineState state, String field, Origin at) {
    if (MovedTask.isMadeBy(at)) {
      return answer("state `" + state.name() + "` got it from its moved function", at, INVOKE);
    }
    return new Maker(
        "`" + field + "` of state `" + state.name() + "` made it",
        at,
        Source.STATE,
        Optional.empty());
  }

  /** What a state gives by itself. */
  static Maker result(MachineState state, String what) {
    return new Maker(
        what + " of state `" + state.name() + "`",
        state.key().origin(),
        Source.STATE,
        Optional.empty());
  }

  /** The answer of a service that a task calls. */
  static Maker answer(MachineState state, String call, Origin at) {
    return answer("state `" + state.name() + "` got it from `" + call + "`", at, call);
  }

  private static Maker answer(String text, Origin at, String call) {
    return new Maker(text, at, Source.SERVICE, Optional.of(call));
  }

  /** The result of a function that comes as the function returned it. */
  static Maker function(MachineState state, Origin at) {
    return new Maker(
        "state `" + state.name() + "` got it from a function, as the function returned it",
        at,
        Source.FUNCTION,
        Optional.empty());
  }

  Origin.Step step() {
    return new Origin.Step(text, at.primary());
  }
}
