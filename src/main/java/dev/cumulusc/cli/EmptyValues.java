package dev.cumulusc.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses options and arguments without a value. Nobody writes one: it is a variable of a script
 * that is not set, and to go on without it would be to work on something else.
 *
 * <p>A file {@code -} is refused, too, where it would be a file of that name: whoever writes it
 * means standard input or output.
 */
final class EmptyValues {
  /** The only option whose file may be {@code -}. */
  private static final String STANDARD_OUTPUT = "--plan-out";

  private EmptyValues() {}

  /**
   * Checks all that a command line gives.
   *
   * @throws ParameterException that names the first option or argument that is empty
   */
  static void refuse(ParseResult parsed) {
    for (ParseResult each :
        parsed.asCommandLineList().stream().map(c -> c.getParseResult()).toList()) {
      for (OptionSpec option : each.matchedOptions()) {
        refuse(each, option, "`" + option.longestName() + "`");
        refuseDash(each, option);
      }
      for (PositionalParamSpec argument : each.matchedPositionals()) {
        refuse(each, argument, argument.paramLabel());
      }
    }
  }

  private static void refuse(ParseResult parsed, ArgSpec given, String name) {
    if (given.originalStringValues().stream().anyMatch(value -> isEmpty(value, given))) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(),
          "The value of " + name + " is empty. Give a value, or leave it out.",
          given,
          "");
    }
  }

  private static void refuseDash(ParseResult parsed, OptionSpec option) {
    if (option.type() == Path.class
        && !option.longestName().equals(STANDARD_OUTPUT)
        && option.originalStringValues().contains("-")) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(),
          "`"
              + option.longestName()
              + "` takes a file or folder, and `-` is none: only `"
              + STANDARD_OUTPUT
              + " -` means standard output. Give a name.",
          option,
          "-");
    }
  }

  /** Returns whether a value is empty; one of a list is as one without. */
  private static boolean isEmpty(String value, ArgSpec given) {
    String separator = given.splitRegex();
    return value.isBlank()
        || (!separator.isEmpty()
            && Stream.of(value.split(separator, -1)).anyMatch(String::isBlank));
  }
}
