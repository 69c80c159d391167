package dev.cumulusc.terminal;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.ShownPaths;
import dev.cumulusc.report.deploy.ProgramLines;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What shows the events of a use case on standard error, and asks its questions on the terminal.
 */
public final class FrontEnd {
  private final PrintWriter err;
  private final Listener listener;
  private final Questions questions;
  private final Optional<ProgramLines> programs;

  /**
   * Makes a front end.
   *
   * @param paths the paths under which the files of findings are shown
   * @param watch what shows operations of stacks; nothing where none is watched
   * @param agreed what the user has agreed to beforehand
   */
  public FrontEnd(
      PrintWriter err,
      Terminal terminal,
      ShownPaths paths,
      Optional<WatchDisplay> watch,
      Set<Subject> agreed,
      Advice advice) {
    this.err = err;
    Listener people = new TerminalListener(err, terminal, paths, watch, advice);
    this.programs =
        watch.flatMap(WatchDisplay::programs).map(out -> new ProgramLines(out, advice::unanswered));
    this.listener =
        new CompletedCommands(
            advice.aws(),
            event -> {
              programs.ifPresent(lines -> lines.on(event));
              people.on(event);
            });
    this.questions = new TerminalQuestions(err, terminal, watch, agreed);
  }

  /** Returns this front end without some findings of an application's files. */
  public FrontEnd leavingOut(Predicate<Diagnostic> unwanted) {
    return new FrontEnd(
        err, event -> listener.on(without(event, unwanted.negate())), questions, programs);
  }

  private static Event without(Event event, Predicate<Diagnostic> wanted) {
    if (event instanceof Event.Compiled compiled) {
      return new Event.Compiled(
          compiled.diagnostics().stream().filter(wanted).toList(), compiled.usable());
    }
    return event instanceof Event.Found found
        ? new Event.Found(found.diagnostics().stream().filter(wanted).toList())
        : event;
  }

  private FrontEnd(
      PrintWriter err, Listener listener, Questions questions, Optional<ProgramLines> programs) {
    this.err = err;
    this.listener = listener;
    this.questions = questions;
    this.programs = programs;
  }

  public Listener listener() {
    return listener;
  }

  public Questions questions() {
    return questions;
  }

  /** Returns whether programs read what happens, and want to know outputs. */
  public boolean isForPrograms() {
    return programs.isPresent();
  }

  /**
   * Reports how a command ended, where programs read that.
   *
   * @param result its name: {@code done}, {@code rolled-back}, ...
   * @param outputs the outputs by the stacks' names; nothing if nothing is deployed
   * @return the exit code
   */
  public int ended(
      String result, int exitCode, Optional<Map<String, Map<String, String>>> outputs) {
    programs.ifPresent(lines -> lines.result(result, exitCode, outputs));
    return exitCode;
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
