package dev.cumulusc.cli;

import java.io.PrintWriter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/**
 * Options that kes takes in every command and that change nothing in one of ours. They are hidden,
 * and their descriptions say why they have no effect.
 */
final class UnusedOptions {
  private UnusedOptions() {}

  /** For commands that call no service. */
  static final class Credentials {
    private static final String REASON = "no service is called";

    @Option(
        names = {"-p", "--profile"},
        paramLabel = "NAME",
        hidden = true,
        description = REASON)
    @Nullable String profile;

    @Option(
        names = {"--assume-role", "--role"},
        paramLabel = "ARN",
        hidden = true,
        description = REASON)
    @Nullable String role;
  }

  /** For commands that ask nothing. */
  static final class Answers {
    @Option(
        names = {"-y", "--yes"},
        hidden = true,
        description = "nothing is asked")
    boolean yes;
  }

  /** For commands after which a stack has no outputs, or none that are new. */
  static final class Outputs {
    @Option(names = "--showOutputs", hidden = true, description = "no stack is deployed")
    boolean showOutputs;
  }

  /** Says of each option that is given why it has no effect. */
  static void note(ParseResult parsed, PrintWriter err) {
    for (CommandLine each : parsed.asCommandLineList()) {
      for (OptionSpec option : each.getParseResult().matchedOptions()) {
        if (option.hidden()) {
          err.println(
              "`" + typed(option, parsed) + "` has no effect: " + option.description()[0] + ".");
        }
      }
    }
  }

  /** Returns the name of an option that was written, of those that it has. */
  private static String typed(OptionSpec option, ParseResult parsed) {
    return Stream.of(option.names())
        .filter(
            name ->
                parsed.originalArgs().stream()
                    .anyMatch(word -> word.equals(name) || word.startsWith(name + "=")))
        .findFirst()
        .orElse(option.longestName());
  }
}
