package dev.cumulusc.cli;

import dev.cumulusc.app.Platform;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.deploy.watch.Watched;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** What shows a command's events on standard error, and asks its questions on the terminal. */
final class FrontEnd {
  final TerminalListener listener;
  final TerminalQuestions questions;
  private final PrintWriter err;

  private FrontEnd(
      CommandSpec spec, Optional<WatchDisplay> watch, Set<Subject> agreed, Advice advice) {
    Terminal terminal = CumuluscCommand.of(spec).terminal;
    this.err = spec.commandLine().getErr();
    this.listener = new TerminalListener(err, terminal, watch, advice);
    this.questions = new TerminalQuestions(err, terminal, watch, agreed);
  }

  /**
   * What is advised where the use case does not know the options of its command.
   *
   * @param again the command that is given again after a failure
   * @param unconfirmed what agrees to a plan where nobody can be asked, as it completes a sentence
   */
  record Advice(Function<Watched, String> again, String unconfirmed) {
    static final Advice NONE = new Advice(watched -> "", "");
  }

  /** Makes the front end of a command that watches and asks nothing. */
  static FrontEnd of(CommandSpec spec) {
    return new FrontEnd(spec, Optional.empty(), Set.of(), Advice.NONE);
  }

  /**
   * Makes the front end of a command that changes stacks.
   *
   * @param agreed what the command line has agreed to beforehand
   */
  static FrontEnd of(
      CommandSpec spec, WatchCommandOptions watch, Set<Subject> agreed, Advice advice) {
    return new FrontEnd(spec, Optional.of(new WatchDisplay(watch)), agreed, advice);
  }

  /** Returns what the use cases of a command run on. */
  static Platform platform(CommandSpec spec) {
    return Platform.of(CumuluscCommand.of(spec).pace);
  }

  /** Something that a use case does. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws InterruptedException;
  }

  /**
   * Does something; when the process ends meanwhile, what was prepared is taken back.
   *
   * @param abandon takes it back
   */
  <T> T guarded(Runnable abandon, Work<T> work) throws InterruptedException {
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
