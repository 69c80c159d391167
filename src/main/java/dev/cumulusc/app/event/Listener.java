package dev.cumulusc.app.event;

/**
 * Receives the events of a use case.
 *
 * <p>Events come in order and one at a time. Those of uploads come from other threads than the one
 * that runs the use case, which waits meanwhile; so do those of stacks that go side by side.
 */
@FunctionalInterface
public interface Listener {
  void on(Event event);

  /** Reports something that goes well, or that explains what follows. */
  default void note(String sentence) {
    on(new Event.Message(Event.Level.NOTE, sentence));
  }

  /** Reports what is wrong although the use case goes on. */
  default void warn(String sentence) {
    on(new Event.Message(Event.Level.WARNING, sentence));
  }

  /** Reports why the use case does not go on. */
  default void error(String sentence) {
    on(new Event.Message(Event.Level.ERROR, sentence));
  }

  /**
   * Reports an activity that may take a while, until it is closed.
   *
   * @param what the activity: {@code Looking at the stack `app`}
   */
  default Activity start(String what) {
    on(new Event.ActivityStarted(what));
    return () -> on(new Event.ActivityEnded(what));
  }

  /** An activity that goes on until it is closed. */
  @FunctionalInterface
  interface Activity extends AutoCloseable {
    @Override
    void close();
  }
}
