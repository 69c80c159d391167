package dev.cumulusc.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Makes the page of the commands from what their help is made of. */
final class CommandPages {
  private CommandPages() {}

  /** Returns the page of all commands. */
  static String page(CommandLine top) {
    StringBuilder text =
        new StringBuilder(
            "# Commands\n\nWhat `cumulusc help COMMAND` shows. What stands for an option that is not"
                + " given follows its meaning in\nbrackets. The [exit codes](../exit-codes.md) have a page of their own.\n\n"
                + "| command | what it does |\n|---|---|\n");
    List<CommandLine> commands = below(top).toList();
    for (CommandLine command : commands) {
      text.append("| [`").append(name(command)).append("`](#").append(id(command)).append(") | ");
      text.append(cell(description(command))).append(" |\n");
    }
    commands.forEach(command -> describe(command, text));
    return text.toString();
  }

  private static void describe(CommandLine command, StringBuilder text) {
    CommandSpec spec = command.getCommandSpec();
    UsageMessageSpec usage = spec.usageMessage();
    text.append("\n## ").append(name(command)).append("\n\n");
    text.append(prose(String.join(" ", usage.description()))).append("\n\n```text\n");
    text.append(spec.qualifiedName()).append(" [OPTIONS]");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      text.append(' ').append(placeholder(parameter));
    }
    text.append("\n```\n");
    Map<String, List<ArgSpec>> groups = new LinkedHashMap<>();
    groups.put("Parameters:", new ArrayList<>(spec.positionalParameters()));
    OptionHeadings.inOrder().forEach(heading -> groups.put(heading, new ArrayList<>()));
    for (OptionSpec option : spec.options()) {
      if (!option.hidden() && !option.usageHelp() && !option.versionHelp()) {
        groups.computeIfAbsent(OptionHeadings.of(option), heading -> new ArrayList<>()).add(option);
      }
    }
    groups.forEach((heading, options) -> table(heading, options, text));
    examples(usage.footer(), text);
  }

  private static void table(String heading, List<? extends ArgSpec> options, StringBuilder text) {
    if (options.isEmpty()) {
      return;
    }
    text.append('\n').append(heading).append("\n\n| | meaning |\n|---|---|\n");
    for (ArgSpec option : options) {
      text.append("| `").append(cell(label(option))).append("` | ");
      text.append(cell(prose(String.join(" ", option.description())))).append(" |\n");
    }
  }

  private static void examples(String[] lines, StringBuilder text) {
    if (lines.length > 0) {
      text.append("\nExamples:\n\n```text\n");
      for (String line : lines) {
        text.append(line.strip().replace("%%", "%")).append('\n');
      }
      text.append("```\n");
    }
  }

  private static String placeholder(PositionalParamSpec parameter) {
    String label = parameter.paramLabel();
    String many = parameter.arity().max() > 1 ? "..." : "";
    return parameter.arity().min() == 0 ? "[" + label + "]" + many : label + many;
  }

  private static String label(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      String names = String.join(", ", option.names());
      return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }
    return argument.paramLabel();
  }

  private static String description(CommandLine command) {
    String[] lines = command.getCommandSpec().usageMessage().description();
    return lines.length == 0 ? "" : prose(lines[0]);
  }

  /**
   * Returns a string of the help as Markdown: what is a tag in Markdown is escaped outside code.
   */
  private static String prose(String help) {
    String[] parts = help.replace("%n", " ").replace("%%", "%").split("`", -1);
    for (int i = 0; i < parts.length; i += 2) {
      parts[i] = parts[i].replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_");
    }
    return String.join("`", parts);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String name(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    return name.substring(name.indexOf(' ') + 1);
  }

  private static String id(CommandLine command) {
    return name(command).replace(' ', '-');
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return command.getSubcommands().values().stream()
        .distinct()
        .flatMap(each -> Stream.concat(Stream.of(each), below(each)));
  }
}
