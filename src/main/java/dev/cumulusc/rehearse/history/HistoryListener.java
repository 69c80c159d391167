package dev.cumulusc.rehearse.history;

import dev.cumulusc.rehearse.error.ErrorOutput;
import java.time.Instant;

/** Gets to know each event when it happens, and what no event says of a state. */
@FunctionalInterface
public interface HistoryListener {
  void on(HistoryEvent event);

  /**
   * A state fails with an error that no event has.
   *
   * @param entered the id of the event that the state was entered with
   */
  default void failed(long entered, Instant time, ErrorOutput error) {}

  /**
   * A handler of a state takes an error, and leads to another state.
   *
   * @param entered the id of the event that the state was entered with
   */
  default void caught(long entered) {}

  /**
   * A state goes on since the execution was redriven.
   *
   * @param entered the id of the event that the state was entered with
   */
  default void resumed(long entered) {}
}
