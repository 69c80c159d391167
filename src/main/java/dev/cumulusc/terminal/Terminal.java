package dev.cumulusc.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cumulusc.app.event.Questions.Choice;
import dev.cumulusc.report.Prose;
import dev.cumulusc.report.Theme;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the program knows of the terminal that it runs on, if it does, and questions on it. */
public final class Terminal {
  /**
   * The system property by which the launcher says which of the streams 0, 1 and 2 are terminals:
   * {@code 012} for all of them, an empty string for none.
   */
  private static final String PROPERTY = "cumulusc.terminal";

  /** What goes back to the start of the line that the cursor is in, and empties it. */
  static final String ERASE_LINE = "\r\u001b[K";

  private static final int USUAL_WIDTH = 80;
  private static final int STTY_PATIENCE_MILLIS = 500;

  private final Set<Stream> terminals;
  private final Map<String, String> environment;
  private final InputLines input;
  private final IntSupplier measure;
  private volatile int width;

  /** A stream of the process. */
  public enum Stream {
    INPUT("0"),
    OUTPUT("1"),
    ERROR("2");

    private final String descriptor;

    Stream(String descriptor) {
      this.descriptor = descriptor;
    }
  }

  /**
   * Makes a terminal.
   *
   * @param terminals which streams are terminals
   * @param measure what returns the width in columns; 0 if nobody knows
   */
  public Terminal(
      Set<Stream> terminals,
      Map<String, String> environment,
      InputStream input,
      IntSupplier measure) {
    this.terminals = Set.copyOf(terminals);
    this.environment = Map.copyOf(environment);
    this.input = new InputLines(input);
    this.measure = measure;
  }

  /** Returns the terminal of this process, as the launcher or the JVM describes it. */
  public static Terminal ofProcess() {
    @Nullable String streams = System.getProperty(PROPERTY);
    Set<Stream> terminals = EnumSet.noneOf(Stream.class);
    for (Stream stream : Stream.values()) {
      if (streams != null ? streams.contains(stream.descriptor) : hasConsole()) {
        terminals.add(stream);
      }
    }
    return new Terminal(terminals, System.getenv(), System.in, Terminal::sttyColumns);
  }

  /** Returns what stands for a terminal where there is none: nothing is asked, nothing coloured. */
  public static Terminal none(Map<String, String> environment) {
    return new Terminal(Set.of(), environment, InputStream.nullInputStream(), () -> 0);
  }

  /**
   * Returns whether somebody is there to answer: what is asked is seen, and what is typed is read.
   */
  public boolean canAsk() {
    return terminals.contains(Stream.INPUT) && terminals.contains(Stream.ERROR);
  }

  /** Returns whether lines on standard error can be drawn anew in place. */
  public boolean canRedraw() {
    return terminals.contains(Stream.ERROR) && !isDumb();
  }

  /** Returns how text on standard output is set off. */
  public Theme outputTheme() {
    return theme(Stream.OUTPUT);
  }

  /** Returns how text on standard error is set off. */
  public Theme errorTheme() {
    return theme(Stream.ERROR);
  }

  /** Returns how many columns a line of standard output has; 0 where it is no terminal. */
  public int outputWidth() {
    return terminals.contains(Stream.OUTPUT) ? width() : 0;
  }

  /** Returns how many columns a line of standard error has; 0 where it is no terminal. */
  public int errorWidth() {
    return terminals.contains(Stream.ERROR) ? width() : 0;
  }

  /** Returns how many columns a line has now; a terminal whose size changes is measured again. */
  public int width() {
    int known = width;
    if (known > 0) {
      return known;
    }
    Optional<Integer> wanted = positive(environment.getOrDefault("COLUMNS", ""));
    int found = wanted.orElseGet(measure::getAsInt);
    if (wanted.isEmpty() && found > 0) {
      Signals.handle("WINCH", () -> width = 0);
    }
    int columns = found > 0 ? found : USUAL_WIDTH;
    width = columns;
    return columns;
  }

  /**
   * Asks something that is answered by a line.
   *
   * @param givenUp what ends the wait for an answer, such as another Ctrl-C
   * @return nothing if nobody answered
   */
  Optional<String> ask(PrintWriter err, String question, BooleanSupplier givenUp) {
    if (!canAsk()) {
      return Optional.empty();
    }
    String shown = Prose.wrap(errorTheme().strong(question) + " ", errorWidth());
    err.print(shown);
    err.flush();
    Optional<String> line = input.next(givenUp).map(String::strip);
    if (line.isEmpty()) {
      err.println();
    }
    return line;
  }

  /** Asks for one of several answers until one of them is given. */
  Optional<Choice> ask(
      PrintWriter err, String question, List<Choice> choices, BooleanSupplier givenUp) {
    String offered =
        choices.stream()
            .map(choice -> "[" + choice.key() + "] " + choice.meaning())
            .collect(Collectors.joining(", "));
    Optional<String> line = ask(err, question + " " + offered + ":", givenUp);
    while (line.isPresent()) {
      String typed = line.get().toLowerCase(Locale.ROOT);
      for (Choice choice : choices) {
        if (typed.equals(Character.toString(choice.key())) || typed.equals(choice.meaning())) {
          return Optional.of(choice);
        }
      }
      line = ask(err, "Please type one of what is in brackets: " + offered + ":", givenUp);
    }
    return Optional.empty();
  }

  /** Asks for a yes; anything else, and nobody there to answer, is a no. */
  boolean confirms(PrintWriter err, String question) {
    String typed = ask(err, question + " [y/N]", () -> false).orElse("").toLowerCase(Locale.ROOT);
    return typed.equals("y") || typed.equals("yes");
  }

  private Theme theme(Stream stream) {
    if (isSet("NO_COLOR")) {
      return Theme.PLAIN;
    }
    boolean forced = isSet("FORCE_COLOR") || isSet("CLICOLOR_FORCE");
    return forced || (terminals.contains(stream) && !isDumb()) ? Theme.COLOR : Theme.PLAIN;
  }

  private boolean isSet(String variable) {
    String value = environment.getOrDefault(variable, "");
    return !value.isEmpty() && !value.equals("0");
  }

  private boolean isDumb() {
    return environment.getOrDefault("TERM", "").equals("dumb");
  }

  /**
   * Returns whether the JVM has a console. From JDK 22 on it always has one, which says itself
   * whether it is a terminal.
   */
  @SuppressWarnings("SystemConsoleNull") // before JDK 22, and wherever there is none, it is null
  private static boolean hasConsole() {
    @Nullable Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Asks the terminal for its columns, as `stty size` does; 0 if it does not answer. */
  private static int sttyColumns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(STTY_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        stty.destroy();
        return 0;
      }
      String[] size = new String(stty.getInputStream().readAllBytes(), US_ASCII).strip().split(" ");
      return size.length == 2 ? positive(size[1]).orElse(0) : 0;
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static Optional<Integer> positive(String text) {
    return text.matches("[1-9][0-9]{0,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
