package dev.cumulusc.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The help of commands: options under headings, commands in groups, exit codes and examples, all in
 * the same form.
 */
final class HelpSections {
  private static final int INDENT = 2;
  private static final int CODE_WIDTH = 3;

  private HelpSections() {}

  /** Sets the form of the help of a command, and of the commands below it. */
  static void apply(CommandLine command) {
    Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>(command.getHelpSectionMap());
    sections.remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionList());
    sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandList());
    sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, new Examples());
    command.setHelpSectionMap(sections);
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.exitCodeList(exitCodes(usage.exitCodeList()));
    usage.footerHeading("%nExamples:%n");
    if (usage.footer().length == 0) {
      usage.footerHeading();
    }
    command.getSubcommands().values().stream().distinct().forEach(HelpSections::apply);
  }

  /** Adds the exit codes that every command has to those of one. */
  private static Map<String, String> exitCodes(Map<String, String> own) {
    Map<Integer, String> codes = new TreeMap<>();
    own.forEach((code, meaning) -> codes.put(Integer.valueOf(code.strip()), meaning));
    if (!codes.isEmpty()) {
      codes.put(ExitCode.USAGE, "The command line or the settings file is wrong.");
      codes.put(ExitCode.BUG, "cumulusc itself failed, which is a bug; please report it.");
    }
    Map<String, String> lines = new LinkedHashMap<>();
    codes.forEach(
        (code, meaning) -> {
          String digits = code.toString();
          lines.put(" ".repeat(CODE_WIDTH - digits.length()) + digits, meaning);
        });
    return lines;
  }

  // Classes, no lambdas: the JVM leaves an interface in picocli's old class file format out of its
  // archive, and all that implements it, when a lambda is bound to it.
  private static final class OptionList implements IHelpSectionRenderer {
    @Override
    public String render(Help help) {
      return options(help);
    }
  }

  private static final class CommandList implements IHelpSectionRenderer {
    @Override
    public String render(Help help) {
      return commands(help);
    }
  }

  /** Examples are copied, so that each stays one line. */
  private static final class Examples implements IHelpSectionRenderer {
    @Override
    public String render(Help help) {
      StringBuilder lines = new StringBuilder();
      for (String example : help.commandSpec().usageMessage().footer()) {
        lines.append("  ").append(example).append('\n');
      }
      return lines.toString();
    }
  }

  private static String options(Help help) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    OptionHeadings.inOrder().forEach(heading -> groups.put(heading, new ArrayList<>()));
    List<OptionSpec> shown =
        help.commandSpec().options().stream().filter(option -> !option.hidden()).toList();
    for (OptionSpec option : shown) {
      groups.computeIfAbsent(OptionHeadings.of(option), key -> new ArrayList<>()).add(option);
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (heading, options) -> {
          if (!options.isEmpty()) {
            Help.Layout layout =
                help.createDefaultLayout(
                    shown, help.commandSpec().positionalParameters(), help.colorScheme());
            layout.addOptions(options, help.parameterLabelRenderer());
            text.append("\n" + heading + "\n").append(layout);
          }
        });
    return text.toString();
  }

  private static String commands(Help help) {
    Map<String, Help> commands = help.subcommands();
    if (commands.isEmpty()) {
      return "";
    }
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String name : commands.keySet()) {
      groups
          .computeIfAbsent(CommandGroup.headingOf(name, help), key -> new ArrayList<>())
          .add(name);
    }
    int width = commands.keySet().stream().mapToInt(String::length).max().orElse(0) + INDENT;
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (heading, names) -> {
          TextTable table =
              TextTable.forColumns(
                  help.colorScheme(),
                  new Column(width + INDENT, INDENT, Column.Overflow.SPAN),
                  new Column(
                      help.commandSpec().usageMessage().width() - width - INDENT,
                      INDENT,
                      Column.Overflow.WRAP));
          for (String name : names) {
            String[] description =
                Objects.requireNonNull(commands.get(name))
                    .commandSpec()
                    .usageMessage()
                    .description();
            Ansi.Text command = help.colorScheme().commandText(name);
            table.addRowValues(
                command, help.colorScheme().text(description.length == 0 ? "" : description[0]));
          }
          text.append("\n" + heading + "\n").append(table);
        });
    return text.toString();
  }
}
