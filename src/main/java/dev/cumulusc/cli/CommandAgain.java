package dev.cumulusc.cli;

import dev.cumulusc.source.ShellWord;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine.Model.CommandSpec;

/** The command line as it can be shown: without the values of parameters, which may be secret. */
final class CommandAgain {
  private static final List<String> SECRET = List.of("-P", "--parameter");

  private CommandAgain() {}

  /** Returns the command that executes the plan which the command saves that was given. */
  static String withPlan(CommandSpec spec) {
    return of(spec).replaceFirst(" --plan-out([ =])", " --plan$1");
  }

  /** Returns the command that was given, as somebody would type it again. */
  static String of(CommandSpec spec) {
    StringJoiner words = new StringJoiner(" ").add("cumulusc");
    boolean hidden = false;
    for (String word : spec.root().commandLine().getParseResult().originalArgs()) {
      if (hidden) {
        words.add(word.replaceFirst("=.*", "=..."));
      } else if (SECRET.stream()
          .anyMatch(option -> word.startsWith(option) && word.contains("="))) {
        words.add(word.replaceFirst("(=?[^=]*=).*", "$1..."));
      } else {
        words.add(ShellWord.of(word));
      }
      hidden = SECRET.contains(word);
    }
    return words.toString();
  }
}
