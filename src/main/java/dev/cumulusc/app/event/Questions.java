package dev.cumulusc.app.event;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers what a use case has to ask before it goes on. */
public interface Questions {
  /** The answers where nobody can be asked: none. A use case then does the harmless thing. */
  Questions NOBODY =
      new Questions() {
        @Override
        public Optional<Boolean> confirm(Confirmation question) {
          return Optional.empty();
        }

        @Override
        public Optional<Choice> choose(Selection question) {
          return Optional.empty();
        }
      };

  /**
   * A question that is answered by yes or no.
   *
   * @param text the question: {@code Deploy `app`?}
   * @param typed what has to be typed for a yes, if that is to be hard: the name of a stack
   */
  record Confirmation(Subject subject, String text, Optional<String> typed) {
    public static Confirmation of(Subject subject, String text) {
      return new Confirmation(subject, text, Optional.empty());
    }
  }

  /**
   * A question that is answered by one of several choices.
   *
   * @param context a sentence to be read before the question; may be empty
   * @param text the question: {@code What now?}
   * @param choices the answers that it takes, the recommended one first
   */
  record Selection(Subject subject, String context, String text, List<Choice> choices) {
    public Selection {
      choices = List.copyOf(choices);
    }
  }

  /**
   * An answer to a selection.
   *
   * @param key a letter or digit for it: {@code c}
   * @param meaning what it does, as it completes the question: {@code cancel the update}
   */
  record Choice(char key, String meaning) {}

  /**
   * A question that is answered by a line.
   *
   * @param text the question: {@code What is it called?}
   * @param usual the answer that counts where nothing is typed, or nobody can be asked
   * @param problem says what is wrong with an answer, in a sentence
   */
  record Line(
      Subject subject, String text, String usual, Function<String, Optional<String>> problem) {}

  /** Returns the answer to a question, with which nothing is wrong. */
  default String line(Line question) {
    return question.usual();
  }

  /** Returns the answer; nothing if nobody can be asked. */
  Optional<Boolean> confirm(Confirmation question);

  /** Returns the choice, which is one of those offered; nothing if nobody can be asked. */
  Optional<Choice> choose(Selection question);

  /**
   * Returns whether somebody wants the use case to stop what it is at. That counts until the
   * question about it is answered, which is of the subject {@link Subject#INTERRUPTED}.
   */
  default boolean isInterrupted() {
    return false;
  }
}
