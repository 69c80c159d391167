package dev.cumulusc.cli;

import dev.cumulusc.app.Platform;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.diagnostic.ShownPaths;
import dev.cumulusc.terminal.Advice;
import dev.cumulusc.terminal.FrontEnd;
import dev.cumulusc.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    addMethodSubcommands = false,
    versionProvider = ProgramVersion.class,
    sortOptions = false,
    exitCodeList = {"0:Done.", "1:Something is wrong; each command says what this can be."},
    footer = {"cumulusc compile examples/lambda-task", "cumulusc help deploy"})
final class CumuluscCommand implements Runnable {
  @Spec CommandSpec spec;

  /** The process environment, or what stands for it in tests. */
  final Map<String, String> environment;

  /** The terminal to ask and to draw on, if there is one. */
  final Terminal terminal;

  /** What a settings file says. */
  final ProjectSettings settings = new ProjectSettings();

  /** The passing of time, which tests speed up. */
  final Clock clock;

  /** The folder that kes's command line works in, or what stands for it in tests. */
  final Path currentFolder;

  CumuluscCommand(Map<String, String> environment, Terminal terminal, Clock clock) {
    this(environment, terminal, clock, Path.of("."));
  }

  CumuluscCommand(
      Map<String, String> environment, Terminal terminal, Clock clock, Path currentFolder) {
    this.environment = environment;
    this.terminal = terminal;
    this.clock = clock;
    this.currentFolder = currentFolder;
  }

  /**
   * Returns the commands that a command line needs: the one that it starts with, else all of them.
   * Finding out which options a command has takes long, so it is not done for the others.
   */
  static List<Class<?>> commandsFor(String... arguments) {
    List<Class<?>> all = CommandGroup.allCommands();
    for (Class<?> command : all) {
      if (command != HelpCommand.class
          && command != CompletionCommand.class
          && arguments.length > 0
          && CommandGroup.nameOf(command).equals(arguments[0])) {
        return List.of(command);
      }
    }
    return all;
  }

  /** Returns the top command of the command line that a command belongs to. */
  static CumuluscCommand of(CommandSpec spec) {
    return (CumuluscCommand) spec.root().userObject();
  }

  /** Returns what use cases run on. */
  static Platform platform(CommandSpec spec) {
    return Platform.of(of(spec).clock);
  }

  /** Returns the paths under which a command shows the files of its application. */
  static ShownPaths paths(CommandSpec spec) {
    Optional<Path> root =
        mixin(spec, FindingOptions.class).flatMap(all -> Optional.ofNullable(all.pathsFrom));
    Path folder =
        Optional.of(spec.userObject())
            .filter(NamedApplication.class::isInstance)
            .map(NamedApplication.class::cast)
            .or(() -> mixin(spec, NamedApplication.class))
            .map(NamedApplication::folder)
            .filter(named -> !isAboutBareDefinitions(spec))
            .map(named -> of(spec).settings.application(named, spec))
            .orElse(Path.of(""));
    return ShownPaths.of(folder, root);
  }

  /** Returns whether the files that a command reads may be links that lead anywhere. */
  static boolean isTrusted(CommandSpec spec) {
    return mixin(spec, ApplicationOptions.class).filter(options -> options.untrusted).isEmpty();
  }

  /** Returns whether a command reads files with definitions, and no application. */
  private static boolean isAboutBareDefinitions(CommandSpec spec) {
    return spec.userObject() instanceof ValidateCommand validate && !validate.definitions.isEmpty()
        || spec.userObject() instanceof GraphCommand graph && graph.definition().isPresent();
  }

  private static <T> Optional<T> mixin(CommandSpec spec, Class<T> type) {
    return spec.mixins().values().stream()
        .map(mixin -> mixin.userObject())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  /** Returns the front end of a command that watches and asks nothing. */
  static FrontEnd frontEnd(CommandSpec spec) {
    return new FrontEnd(
            spec.commandLine().getErr(),
            of(spec).terminal,
            paths(spec),
            Optional.empty(),
            Set.of(),
            Advice.NONE)
        .leavingOut(of(spec).settings::ignores);
  }

  /**
   * Returns the front end of a command that changes stacks.
   *
   * @param agreed what the command line has agreed to beforehand
   */
  static FrontEnd frontEnd(
      CommandSpec spec, WatchCommandOptions watch, Set<Subject> agreed, Advice advice) {
    return new FrontEnd(
            spec.commandLine().getErr(),
            of(spec).terminal,
            paths(spec),
            Optional.of(watch.display()),
            agreed,
            advice)
        .leavingOut(of(spec).settings::ignores);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
