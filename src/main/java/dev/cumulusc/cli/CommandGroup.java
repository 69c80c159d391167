package dev.cumulusc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
  OTHER("More:", CfCommand.class, CompletionCommand.class, HelpCommand.class);

  private static final String SUFFIX = "Command";

  private final String heading;
  private final List<Class<?>> commands;

  CommandGroup(String heading, Class<?>... commands) {
    this.heading = heading;
    this.commands = List.of(commands);
  }

  /** Returns all commands, group by group. */
  static List<Class<?>> allCommands() {
    List<Class<?>> all = new ArrayList<>();
    for (CommandGroup group : values()) {
      all.addAll(group.commands);
    }
    return List.copyOf(all);
  }

  /**
   * Returns the name of a command, which its class has, too. The annotations of all commands would
   * be read at each start to find the one that is called.
   */
  static String nameOf(Class<?> command) {
    String type = command.getName();
    String name = type.substring(type.lastIndexOf('.') + 1, type.length() - SUFFIX.length());
    return name.toLowerCase(Locale.ROOT);
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
