package dev.cumulusc.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/** Commands that belong together, in the order in which the help lists them. */
enum CommandGroup {
  COMPILE(
      "Begin, compile and check:", InitCommand.class, CompileCommand.class, ValidateCommand.class),
  REHEARSE("Run workflows on this machine:", RunCommand.class, TestCommand.class),
  DEPLOY(
      "Deploy:",
      PackageCommand.class,
      DiffCommand.class,
      DeployCommand.class,
      StatusCommand.class,
      LambdaCommand.class,
      DeleteCommand.class),
  UNDERSTAND(
      "Understand an application:",
      GraphCommand.class,
      ReportCommand.class,
      IamCommand.class,
      ConfigCommand.class,
      ExplainCommand.class,
      RulesCommand.class),
  OTHER("More:", KesCommand.class, CompletionCommand.class, HelpCommand.class);

  private final String heading;
  private final List<Class<?>> commands;

  CommandGroup(String heading, Class<?>... commands) {
    this.heading = heading;
    this.commands = List.of(commands);
  }

  /** Returns all commands, group by group. */
  static List<Class<?>> allCommands() {
    return Arrays.stream(values()).<Class<?>>flatMap(group -> group.commands.stream()).toList();
  }

  /** Returns the name of a command. */
  static String nameOf(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** Returns the heading for a command of those below another. */
  static String headingOf(String name, Help parent) {
    return Stream.of(values())
        .filter(group -> parent.commandSpec().parent() == null)
        .filter(group -> group.commands.stream().anyMatch(each -> nameOf(each).equals(name)))
        .findFirst()
        .map(group -> group.heading)
        .orElse("Commands:");
  }
}
