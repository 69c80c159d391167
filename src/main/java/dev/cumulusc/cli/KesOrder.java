package dev.cumulusc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * kes takes its options before its commands, between them and behind them: {@code kes --kes-folder
 * app cf deploy}. Scripts that were written for it have them in any of these places.
 */
final class KesOrder {
  private static final String CF = "cf";
  private static final String LAMBDA = "lambda";

  /** The commands that kes has at its top. */
  static final List<String> COMMANDS = List.of(CF, LAMBDA);

  private KesOrder() {}

  /** Returns a command line with the options behind the command, if it is one of kes's. */
  static String[] arranged(String... args) {
    boolean hasOptionFirst =
        args.length > 1 && (isOption(args[0]) || (args[0].equals(CF) && isOption(args[1])));
    if (!hasOptionFirst) {
      return args;
    }
    CommandLine known = new CommandLine(CfCommand.Deploy.class);
    List<String> words = new ArrayList<>();
    List<String> options = new ArrayList<>();
    int next = 0;
    while (next < args.length && !isWhole(words)) {
      String arg = args[next++];
      if (!isOption(arg)) {
        words.add(arg);
        continue;
      }
      @Nullable OptionSpec option = known.getCommandSpec().findOption(arg.split("=", 2)[0]);
      if (option == null) {
        return args;
      }
      options.add(arg);
      if (option.arity().min() > 0 && !arg.contains("=") && next < args.length) {
        options.add(args[next++]);
      }
    }
    if (words.isEmpty() || !COMMANDS.contains(words.get(0))) {
      return args;
    }
    return Stream.of(words, options, List.of(args).subList(next, args.length))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  /** Returns whether words name a command: `cf` has one below it. */
  private static boolean isWhole(List<String> words) {
    return !words.isEmpty() && (!words.get(0).equals(CF) || words.size() > 1);
  }

  private static boolean isOption(String arg) {
    return arg.startsWith("-");
  }
}
