package dev.cumulusc.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top command; what the program does is in its subcommands. */
@Command(
    name = "cumulusc",
    description =
        "Compiles the YAML of a Cumulus-style deployment into CloudFormation, checks it, and"
            + " deploys it.",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    sortOptions = false,
    subcommands = {
      CompileCommand.class,
      ValidateCommand.class,
      RulesCommand.class,
      ExplainCommand.class,
      KesCommand.class
    })
final class CumuluscCommand implements Runnable {
  @Spec CommandSpec spec;

  /** The process environment, or what stands for it in tests. */
  final Map<String, String> environment;

  CumuluscCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
