package dev.cumulusc.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The completions of the shell fish, made from the commands' model: {@code complete} lines as <a
 * href="https://fishshell.com/docs/current/cmds/complete.html">its manual</a> describes them.
 */
final class FishCompletion {
  private static final String CALLED = "__cumulusc_called";

  private final StringBuilder script = new StringBuilder();
  private final String program;

  private FishCompletion(String program) {
    this.program = program;
  }

  /** Returns the script for a program and its commands. */
  static String script(CommandLine program) {
    FishCompletion completion = new FishCompletion(program.getCommandName());
    completion.header();
    completion.command(program, List.of());
    return completion.script.toString();
  }

  /** A function that says whether the words on the line so far are exactly some commands. */
  private void header() {
    script
        .append("# The completions of ")
        .append(program)
        .append(" for fish.\n")
        .append("function ")
        .append(CALLED)
        .append(" --description 'Whether the line has exactly these commands'\n")
        .append("    set -l words (commandline -opc)\n")
        .append("    set -e words[1]\n")
        .append("    set -l known $argv\n")
        .append("    for word in $words\n")
        .append("        if test (count $known) -eq 0\n")
        .append("            return 0\n")
        .append("        end\n")
        .append("        if test $word != $known[1]\n")
        .append("            return 1\n")
        .append("        end\n")
        .append("        set -e known[1]\n")
        .append("    end\n")
        .append("    test (count $known) -eq 0\n")
        .append("end\n\n")
        .append("function ")
        .append(CALLED)
        .append("_alone\n")
        .append("    test (count (commandline -opc)) -eq (math (count $argv) + 1); and ")
        .append(CALLED)
        .append(" $argv\n")
        .append("end\n\n")
        .append("complete -c ")
        .append(program)
        .append(" -f\n");
  }

  private void command(CommandLine command, List<String> path) {
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.hidden()) {
        option(option, path, !command.getSubcommands().isEmpty());
      }
    }
    command
        .getCommandSpec()
        .positionalParameters()
        .forEach(argument -> line(path, false, values(argument), Ansi.OFF.string(text(argument))));
    command
        .getSubcommands()
        .forEach(
            (name, below) -> {
              String[] description = below.getCommandSpec().usageMessage().description();
              line(path, true, "-a " + name, description.length == 0 ? "" : description[0]);
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              command(below, longer);
            });
  }

  private void option(OptionSpec option, List<String> path, boolean alone) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names
          .append(name.startsWith("--") ? "-l " : "-s ")
          .append(name.replaceFirst("^-+", ""))
          .append(' ');
    }
    String values = "";
    if (option.arity().max() > 0) {
      String words = values(option);
      // Without `-x`, fish offers files, too.
      values = (words.equals("-F") ? "-r " : "-x ") + words;
    }
    line(path, alone, (names + values).strip(), text(option));
  }

  /** Returns what completes a value: the words that it takes, or files. */
  private static String values(ArgSpec argument) {
    if (argument.completionCandidates() != null) {
      List<String> words = new ArrayList<>();
      argument.completionCandidates().forEach(words::add);
      return "-a " + quoted(String.join(" ", words));
    }
    Class<?> type = argument.auxiliaryTypes()[0];
    boolean isFile =
        type == Path.class || type == File.class || argument.paramLabel().matches(".*(FILE|DIR).*");
    return isFile ? "-F" : "";
  }

  private static String text(ArgSpec argument) {
    return argument.description().length == 0 ? "" : argument.description()[0];
  }

  private void line(List<String> path, boolean alone, String what, String description) {
    String condition =
        CALLED + (alone ? "_alone" : "") + (path.isEmpty() ? "" : " ") + String.join(" ", path);
    if (what.isEmpty()) {
      return;
    }
    script
        .append("complete -c ")
        .append(program)
        .append(" -n ")
        .append(quoted(condition))
        .append(' ')
        .append(what);
    if (!description.isEmpty()) {
      script.append(" -d ").append(quoted(description));
    }
    script.append('\n');
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
