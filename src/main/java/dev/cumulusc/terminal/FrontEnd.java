package dev.cumulusc.terminal;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Subject;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;

/**
 * What shows the events of a use case on standard error, and asks its questions on the terminal.
 */
public final class FrontEnd {
  private final PrintWriter err;
  private final Listener listener;
  private final Questions questions;

  /**
   * Makes a front end.
   *
   * @param watch what shows operations of stacks; nothing where none is watched
   * @param agreed what the user has agreed to beforehand
   */
  public FrontEnd(
      PrintWriter err,
      Terminal terminal,
      Optional<WatchDisplay> watch,
      Set<Subject> agreed,
      Advice advice) {
    this.err = err;
    this.listener = new TerminalListener(err, terminal, watch, advice);
    this.questions = new TerminalQuestions(err, terminal, watch, agreed);
  }

  public Listener listener() {
    return listener;
  }

  public Questions questions() {
    return questions;
  }

  /** Something that a use case does. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws InterruptedException;
  }

  /**
   * Does something; when the process ends meanwhile, what was prepared is taken back.
   *
   * @param abandon takes it back
   */
  public <T> T guarded(Runnable abandon, Work<T> work) throws InterruptedException {
    Thread hook =
        new Thread(
            () -> {
              err.println();
              abandon.run();
              err.flush();
            },
            "clean-up");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.run();
    } finally {
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook is at work.
    }
  }
}
