package dev.cumulusc.cli;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** The headings under which the help of a command lists options that several commands have. */
final class OptionHeadings {
  /** The heading of a command's own options. */
  static final String OWN = "Options:";

  private static final String APPLICATION = "Which application, and how its files are read:";

  /** The headings by the classes that declare options, in the order of the help. */
  private static final Map<Class<?>, String> HEADINGS = new LinkedHashMap<>();

  static {
    HEADINGS.put(AppOption.class, APPLICATION);
    HEADINGS.put(ApplicationOptions.class, APPLICATION);
    HEADINGS.put(EngineOption.class, "How its templates are made:");
    HEADINGS.put(MachineTypeOption.class, "For files with definitions:");
    HEADINGS.put(FormatOption.class, "What is printed:");
    HEADINGS.put(KesFileOptions.class, "What kes names otherwise:");
    HEADINGS.put(OutputOptions.class, "Where the templates go:");
    HEADINGS.put(ReportOptions.class, "What is reported:");
    HEADINGS.put(FindingOptions.class, "Which findings count:");
    HEADINGS.put(RehearsalNames.class, "What the execution is called:");
    HEADINGS.put(ConnectionOptions.class, "Which account is called:");
    HEADINGS.put(S3Options.class, "Where code and templates are uploaded to:");
    HEADINGS.put(DeployOptions.class, "Planning and executing:");
    HEADINGS.put(DeleteOptions.class, "What is deleted:");
    HEADINGS.put(StackOptions.class, "What the stacks are changed with:");
    HEADINGS.put(WatchCommandOptions.class, "Watching:");
    HEADINGS.put(OutputsFileOption.class, "Outputs of the stacks:");
  }

  private OptionHeadings() {}

  /** Returns the headings in their order, the commands' own options first. */
  static Iterable<String> inOrder() {
    Map<String, Boolean> headings = new LinkedHashMap<>();
    headings.put(OWN, true);
    HEADINGS.values().forEach(heading -> headings.put(heading, true));
    return headings.keySet();
  }

  /** Returns the heading of an option. */
  static String of(OptionSpec option) {
    return declaring(option).map(type -> HEADINGS.getOrDefault(type, OWN)).orElse(OWN);
  }

  /** Returns the class that declares an option, if one does. */
  static Optional<Class<?>> declaring(OptionSpec option) {
    return option.userObject() instanceof Field field
        ? Optional.of(field.getDeclaringClass())
        : Optional.empty();
  }
}
