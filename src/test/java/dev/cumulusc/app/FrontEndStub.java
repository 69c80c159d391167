package dev.cumulusc.app;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A front end that is no command line: it keeps the events, and answers as it was told before. */
final class FrontEndStub implements Listener, Questions {
  /** The events, without those that come as time goes by. */
  final List<Event> events = new ArrayList<>();

  /** What was asked. */
  final List<String> asked = new ArrayList<>();

  private final Map<Subject, Boolean> answers = new EnumMap<>(Subject.class);
  private boolean interrupted;

  /** Answers a question by yes or no. */
  FrontEndStub answering(Subject subject, boolean answer) {
    answers.put(subject, answer);
    return this;
  }

  /** Interrupts the next watch as soon as the stack changes. */
  FrontEndStub interrupting() {
    interrupted = true;
    return this;
  }

  @Override
  public void on(Event event) {
    if (!(event instanceof Event.WatchProgressed || event instanceof Event.UploadProgressed)) {
      events.add(event);
    }
  }

  @Override
  public Optional<Boolean> confirm(Confirmation question) {
    asked.add(question.subject() + ": " + question.text());
    return Optional.ofNullable(answers.get(question.subject()));
  }

  @Override
  public Optional<Choice> choose(Selection question) {
    interrupted = false;
    asked.add(question.subject() + ": " + question.context());
    return question.choices().stream().findFirst();
  }

  @Override
  public boolean isInterrupted() {
    return interrupted && events.stream().anyMatch(Event.StackChanged.class::isInstance);
  }

  /** Returns the events in their order by the names of their types, each run of one type once. */
  List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    for (Event event : events) {
      String kind = event.getClass().getSimpleName();
      if (kinds.isEmpty() || !kinds.get(kinds.size() - 1).equals(kind)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /** Returns the only event of a type. */
  <T extends Event> T only(Class<T> type) {
    List<T> found = all(type);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " events of " + type.getSimpleName());
    }
    return found.get(0);
  }

  <T extends Event> List<T> all(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
