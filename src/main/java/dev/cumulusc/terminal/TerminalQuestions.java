package dev.cumulusc.terminal;

import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Subject;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;

/** Asks on the terminal, if there is one, what the command line has not agreed to beforehand. */
final class TerminalQuestions implements Questions {
  private final PrintWriter err;
  private final Terminal terminal;
  private final Optional<WatchDisplay> watch;
  private final Set<Subject> agreed;

  TerminalQuestions(
      PrintWriter err, Terminal terminal, Optional<WatchDisplay> watch, Set<Subject> agreed) {
    this.err = err;
    this.terminal = terminal;
    this.watch = watch;
    this.agreed = Set.copyOf(agreed);
  }

  @Override
  public Optional<Boolean> confirm(Confirmation question) {
    if (agreed.contains(question.subject())) {
      return Optional.of(true);
    }
    if (!terminal.canAsk()) {
      return Optional.empty();
    }
    watch.ifPresent(WatchDisplay::pause);
    return Optional.of(
        question.typed().isPresent()
            ? terminal.ask(err, question.text(), () -> false).equals(question.typed())
            : terminal.confirms(err, question.text()));
  }

  @Override
  public String line(Line question) {
    if (agreed.contains(question.subject()) || !terminal.canAsk()) {
      return question.usual();
    }
    String text = question.text() + " [" + question.usual() + "]";
    while (true) {
      Optional<String> line = terminal.ask(err, text, () -> false);
      if (line.isEmpty()) {
        return question.usual();
      }
      String typed = line.get().isEmpty() ? question.usual() : line.get();
      Optional<String> problem = question.problem().apply(typed);
      if (problem.isEmpty()) {
        return typed;
      }
      err.println(problem.get());
    }
  }

  @Override
  public Optional<Choice> choose(Selection question) {
    if (question.subject() == Subject.INTERRUPTED) {
      return watch.flatMap(display -> display.choose(question));
    }
    Choice recommended = question.choices().get(0);
    if (agreed.contains(question.subject())) {
      err.println("Now: " + recommended.meaning() + ".");
      err.flush();
      return Optional.of(recommended);
    }
    if (!terminal.canAsk()) {
      return Optional.empty();
    }
    Choice last = question.choices().get(question.choices().size() - 1);
    return terminal
        .ask(err, question.text(), question.choices(), () -> false)
        .or(() -> Optional.of(last));
  }

  @Override
  public boolean isInterrupted() {
    return watch.filter(WatchDisplay::isInterrupted).isPresent();
  }
}
