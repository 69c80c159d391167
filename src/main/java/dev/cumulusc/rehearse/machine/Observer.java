package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.task.TaskCall;

/** Sees what the parts of a definition do, of which histories say only a part. */
public interface Observer {
  /** Sees nothing. */
  Observer NONE = new Observer() {};

  /** A state is entered; an attempt after a failure enters nothing. */
  default void entered(StateDefinition state, Payload input) {}

  /** A task asks for its answer. */
  default void called(TaskCall call) {}

  /**
   * A part of a state decides what comes next, or that nothing does.
   *
   * @param part the part as a field of the state: {@code Next}, {@code Choices[0]}, {@code
   *     Default}, {@code Catch[1]}, {@code Retry[0]} or {@code End}
   */
  default void decided(StateDefinition state, String part) {}

  /** A field of a state has made a value. */
  default void computed(StateDefinition state, String field, Json value) {}

  /** A state is left. */
  default void left(StateDefinition state, Payload output) {}

  /**
   * The execution is redriven.
   *
   * @param outcome how it had ended
   */
  default void redriven(Outcome outcome) {}

  /** Returns an observer that passes all on to this one and then to another. */
  default Observer and(Observer other) {
    return new ObserverPair(this, other);
  }
}
