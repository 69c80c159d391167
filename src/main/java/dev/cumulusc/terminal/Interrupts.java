package dev.cumulusc.terminal;

import dev.cumulusc.app.event.Questions.Choice;
import dev.cumulusc.app.event.Questions.Selection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Catches Ctrl-C while an operation is watched, and asks what is to be done. */
final class Interrupts implements AutoCloseable {
  private final Terminal terminal;
  private final PrintWriter err;
  private final Runnable pause;
  private final Consumer<String> notice;
  private final Optional<Character> decided;
  private final AtomicInteger pressed = new AtomicInteger();
  private final List<Signals.Handling> handlings = new ArrayList<>();

  /** Whether the process is asked to end, by somebody who can't be asked back. */
  private volatile boolean terminated;

  /**
   * Makes what catches no signal yet.
   *
   * @param pause makes room for a question
   * @param notice shows a sentence
   * @param decided the key of the choice that is made without asking
   */
  Interrupts(
      Terminal terminal,
      PrintWriter err,
      Runnable pause,
      Consumer<String> notice,
      Optional<Character> decided) {
    this.terminal = terminal;
    this.err = err;
    this.pause = pause;
    this.notice = notice;
    this.decided = decided;
  }

  /** Listens for signals until it is closed. */
  Interrupts listening() {
    handlings.add(Signals.handle("INT", this::press));
    handlings.add(Signals.handle("TERM", this::terminate));
    handlings.add(Signals.handle("HUP", this::terminate));
    return this;
  }

  void press() {
    pressed.incrementAndGet();
  }

  void terminate() {
    terminated = true;
    press();
  }

  /** Returns whether there was an interruption since the last answer. */
  boolean isPressed() {
    return pressed.get() > 0;
  }

  /** Answers what is to be done, of which the first choice is the harmless one. */
  Optional<Choice> choose(Selection question) {
    int before = pressed.get();
    Optional<Choice> choice = choose(question, before);
    pressed.set(0);
    return choice;
  }

  private Optional<Choice> choose(Selection question, int before) {
    Choice harmless = question.choices().get(0);
    if (decided.isPresent()) {
      Optional<Choice> choice =
          question.choices().stream().filter(each -> each.key() == decided.get()).findFirst();
      if (choice.isEmpty()) {
        notice.accept("Only an update that still goes forward can be cancelled.");
      }
      return choice.or(() -> Optional.of(harmless));
    }
    if (terminated || !terminal.canAsk()) {
      return Optional.empty();
    }
    pause.run();
    err.println(question.context());
    return terminal
        .ask(err, question.text(), question.choices(), () -> pressed.get() > before)
        .or(() -> Optional.of(harmless));
  }

  /** Lets Ctrl-C end the program again. */
  @Override
  public void close() {
    handlings.forEach(Signals.Handling::close);
    handlings.clear();
  }
}
