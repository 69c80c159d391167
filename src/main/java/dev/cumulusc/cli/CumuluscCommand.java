package dev.cumulusc.cli;

import dev.cumulusc.deploy.stack.Pace;
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
      PackageCommand.class,
      DiffCommand.class,
      DeployCommand.class,
      StatusCommand.class,
      LambdaCommand.class,
      DeleteCommand.class,
      RulesCommand.class,
      ExplainCommand.class,
      KesCommand.class
    })
final class CumuluscCommand implements Runnable {
  @Spec CommandSpec spec;

  /** The process environment, or what stands for it in tests. */
  final Map<String, String> environment;

  /** The terminal to ask and to draw on, if there is one. */
  final Terminal terminal;

  /** The passing of time, which tests speed up. */
  final Pace pace;

  CumuluscCommand(Map<String, String> environment, Terminal terminal, Pace pace) {
    this.environment = environment;
    this.terminal = terminal;
    this.pace = pace;
  }

  /** Returns the top command of the command line that a command belongs to. */
  static CumuluscCommand of(CommandSpec spec) {
    return (CumuluscCommand) spec.root().userObject();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
