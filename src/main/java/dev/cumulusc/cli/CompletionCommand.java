package dev.cumulusc.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc completion}. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description =
        "Prints the script that makes a shell complete commands, options and their values.",
    exitCodeList = "0:The script is printed.",
    footer = {
      "cumulusc completion bash > ~/.local/share/bash-completion/completions/cumulusc",
      "cumulusc completion zsh > ~/.cumulusc.zsh && echo 'source ~/.cumulusc.zsh' >> ~/.zshrc",
      "cumulusc completion fish > ~/.config/fish/completions/cumulusc.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells that there is a script for. */
  static final class Shells extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Shells() {
      super(List.of("bash", "zsh", "fish"));
    }
  }

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Shells.class,
      description = "The shell: bash, zsh or fish.")
  String shell = "";

  @Override
  public Integer call() {
    CommandLine program = spec.root().commandLine();
    nameBelowHelp(program);
    nameNegations(program);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (shell) {
          // One script, which switches on in zsh what that shell has for scripts of bash.
          case "bash", "zsh" -> bash(program);
          case "fish" -> FishCompletion.script(program);
          default ->
              throw new ParameterException(
                  spec.commandLine(),
                  "There are completions for bash, zsh and fish, but not for `" + shell + "`.");
        });
    out.flush();
    return ExitCode.DONE;
  }

  /**
   * Has {@code help} take the names of commands in their order: {@code help cf compile}. It does
   * not take its own, since {@code help help} and {@code help} are the same to bash's script.
   */
  private static void nameBelowHelp(CommandLine program) {
    CommandSpec help =
        Objects.requireNonNull(program.getSubcommands().get(CommandGroup.nameOf(HelpCommand.class)))
            .getCommandSpec();
    List.copyOf(help.positionalParameters()).forEach(help::remove);
    namesBelow(program.getCommandSpec(), help);
  }

  private static void namesBelow(CommandSpec command, CommandSpec named) {
    for (CommandLine each : new LinkedHashSet<>(command.subcommands().values())) {
      CommandSpec below = each.getCommandSpec();
      CommandSpec name = CommandSpec.create().name(below.name()).aliases(below.aliases());
      name.usageMessage().description(below.usageMessage().description());
      if (!below.name().equals(named.name())) {
        namesBelow(below, name);
        named.addSubcommand(below.name(), name);
      }
    }
  }

  /** Makes an option of its own of what negates another one: {@code --no-docker}. */
  private static void nameNegations(CommandLine command) {
    CommandSpec model = command.getCommandSpec();
    for (OptionSpec option : List.copyOf(model.options())) {
      if (option.negatable()) {
        String negated =
            command.getNegatableOptionTransformer().makeNegative(option.longestName(), model);
        model.remove(option);
        model.addOption(option.toBuilder().negatable(false).build());
        model.addOption(option.toBuilder().negatable(false).names(negated).build());
      }
    }
    command.getSubcommands().values().forEach(CompletionCommand::nameNegations);
  }

  /** Returns the script of bash for a program, whose options it gives other labels. */
  private static String bash(CommandLine program) {
    labelByName(program);
    return AutoComplete.bash(program.getCommandName(), program);
  }

  /**
   * Labels the values of all options by the options' names. The script keeps the values of an
   * option in a variable named by its label, so that of two options with the same label both would
   * get the values of the last.
   */
  private static void labelByName(CommandLine command) {
    CommandSpec model = command.getCommandSpec();
    for (OptionSpec option : List.copyOf(model.options())) {
      if (option.completionCandidates() != null) {
        model.remove(option);
        model.addOption(option.toBuilder().paramLabel(option.longestName()).build());
      }
    }
    command.getSubcommands().values().forEach(CompletionCommand::labelByName);
  }
}
