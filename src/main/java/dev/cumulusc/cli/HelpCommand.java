package dev.cumulusc.cli;

import dev.cumulusc.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc help}. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    description = "Shows the help of a command, or the list of all commands.",
    exitCodeList = "0:The help is shown.",
    footer = {"cumulusc help deploy", "cumulusc help cf compile"})
final class HelpCommand implements Callable<Integer> {
  /** The names of the commands that are not below another. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Names() {
      super(CommandGroup.allCommands().stream().map(CommandGroup::nameOf).toList());
    }
  }

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      completionCandidates = Names.class,
      description = "The command whose help is shown (the list of all commands).")
  List<String> names = new ArrayList<>();

  @Override
  public Integer call() {
    CommandLine command = spec.root().commandLine();
    for (String name : names) {
      CommandLine below = command.getSubcommands().get(name);
      if (below == null) {
        throw new ParameterException(
            spec.commandLine(),
            "`%s` has no command `%s`.".formatted(command.getCommandSpec().qualifiedName(), name)
                + Suggestions.didYouMean(name, List.copyOf(command.getSubcommands().keySet()))
                    .map(hint -> " " + hint)
                    .orElse(""));
      }
      command = below;
    }
    command.usage(spec.commandLine().getOut(), spec.commandLine().getColorScheme());
    return ExitCode.DONE;
  }
}
