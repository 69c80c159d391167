package dev.cumulusc.cli;

import dev.cumulusc.deploy.watch.WatchOptions;
import dev.cumulusc.deploy.watch.WatchOptions.OnTimeout;
import dev.cumulusc.terminal.Terminal;
import dev.cumulusc.terminal.WatchDisplay;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that say how an operation is watched. */
final class WatchCommandOptions {
  /** What {@code --on-interrupt} takes. */
  enum OnInterrupt {
    detach('d'),
    cancel('c'),
    wait('w');

    /** The key of the choice that it makes. */
    private final char key;

    OnInterrupt(char key) {
      this.key = key;
    }
  }

  /** What {@code --on-timeout} takes. */
  enum TimeoutAction {
    detach,
    cancel
  }

  /** What {@code --output} takes. */
  enum Output {
    text("text"),
    jsonLines("json-lines");

    private final String label;

    Output(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Option(
      names = "--on-interrupt",
      paramLabel = "WHAT",
      description =
          "What Ctrl-C does without asking: detach (the operation goes on), cancel (an update"
              + " rolls back) or wait.")
  @Nullable OnInterrupt onInterrupt;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "How long an operation may take: 90s, 30m or 2h (as long as it takes).")
  @Nullable Duration timeout;

  @Option(
      names = "--on-timeout",
      paramLabel = "WHAT",
      defaultValue = "detach",
      description =
          "What happens when --timeout is over: detach, or cancel an update (${DEFAULT-VALUE}).")
  TimeoutAction onTimeout = TimeoutAction.detach;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = OutputConverter.class,
      description =
          "How progress is reported: text on standard error, or json-lines on standard output"
              + " (${DEFAULT-VALUE}).")
  Output output = Output.text;

  WatchOptions watchOptions() {
    return new WatchOptions(
        Optional.ofNullable(timeout),
        onTimeout == TimeoutAction.cancel ? OnTimeout.CANCEL : OnTimeout.DETACH);
  }

  /** Returns what shows operations, as the terminal and the options want it. */
  WatchDisplay display() {
    Terminal terminal = CumuluscCommand.of(mixee).terminal;
    PrintWriter err = mixee.commandLine().getErr();
    Optional<Character> decided = Optional.ofNullable(onInterrupt).map(choice -> choice.key);
    return output == Output.jsonLines
        ? WatchDisplay.jsonLines(mixee.commandLine().getOut(), err, terminal, decided)
        : WatchDisplay.text(err, terminal, decided);
  }

  static final class TimeConverter implements ITypeConverter<Duration> {
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})([smh])");

    @Override
    public Duration convert(String value) {
      Matcher matcher = TIME.matcher(value.toLowerCase(Locale.ROOT));
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "expected a time such as `90s`, `30m` or `2h` but was `" + value + "`");
      }
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
  }

  private static final class OutputConverter implements ITypeConverter<Output> {
    @Override
    public Output convert(String value) {
      for (Output output : Output.values()) {
        if (output.label.equals(value)) {
          return output;
        }
      }
      throw new TypeConversionException("expected `text` or `json-lines` but was `" + value + "`");
    }
  }
}
