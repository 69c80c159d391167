package dev.cumulusc.cli;

import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.report.Theme;
import dev.cumulusc.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/** Runs one command line from its arguments to its exit code. */
public final class CommandRunner {
  /** Taken when this class is loaded, which is the first thing that the program does. */
  private static final long STARTED = System.nanoTime();

  private final PrintWriter out;
  private final PrintWriter err;
  private final Map<String, String> environment;
  private final Terminal terminal;
  private final Clock clock;
  private Path currentFolder = Path.of(".");

  /** Makes a runner that sees the process environment, and no terminal. */
  public CommandRunner(PrintWriter out, PrintWriter err) {
    this(out, err, System.getenv());
  }

  /** Makes a runner that sees other variables than those of the process, and no terminal. */
  public CommandRunner(PrintWriter out, PrintWriter err, Map<String, String> environment) {
    this(out, err, environment, Terminal.none(environment));
  }

  /** Makes a runner whose commands may ask and draw on a terminal. */
  public CommandRunner(
      PrintWriter out, PrintWriter err, Map<String, String> environment, Terminal terminal) {
    this(out, err, environment, terminal, Clock.system());
  }

  CommandRunner(
      PrintWriter out,
      PrintWriter err,
      Map<String, String> environment,
      Terminal terminal,
      Clock clock) {
    this.out = out;
    this.err = err;
    this.environment = environment;
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Has kes's command line work in another folder than the current one. */
  CommandRunner in(Path folder) {
    currentFolder = folder;
    return this;
  }

  /** Runs the command that the arguments name; whatever it throws is shown as a bug. */
  public int run(String... args) {
    String[] arranged = KesOrder.arranged(args);
    return run(
        new CumuluscCommand(environment, terminal, clock, currentFolder),
        CumuluscCommand.commandsFor(arranged),
        arranged);
  }

  int run(Object topCommand, List<Class<?>> commands, String... args) {
    try {
      return commandLine(topCommand, commands).execute(args);
    } catch (Throwable bug) {
      BugReport.print(bug, err);
      return ExitCode.BUG;
    }
  }

  private CommandLine commandLine(Object topCommand, List<Class<?>> commands) {
    CommandLine line = new CommandLine(topCommand);
    // A loop: the JVM leaves a class out of its archive that a method reference is bound to.
    for (Class<?> command : commands) {
      line.addSubcommand(command);
    }
    for (String name : KesOrder.COMMANDS) {
      CommandLine kes = line.getSubcommands().get(name);
      if (kes != null) {
        // kes takes the last of an option that is given twice: scripts override others by that.
        kes.setOverwrittenOptionsAllowed(true);
      }
    }
    HelpSections.apply(line);
    // Else picocli prints values, which may be secrets, when their quotes are not in pairs.
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    return line.setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi()))
        .setParameterExceptionHandler(new UsageErrorHandler())
        .setExecutionStrategy(new CheckedExecution())
        .setExecutionExceptionHandler(new BugReport());
  }

  // A class, for the reason that HelpSections gives.
  private static final class CheckedExecution implements CommandLine.IExecutionStrategy {
    @Override
    public int execute(ParseResult parsed) {
      EmptyValues.refuse(parsed);
      UnusedOptions.note(parsed, parsed.commandSpec().commandLine().getErr());
      return new CommandLine.RunLast().execute(parsed);
    }
  }

  private Ansi ansi() {
    return terminal.outputTheme() == Theme.COLOR ? Ansi.ON : Ansi.OFF;
  }

  /** Returns the time since the program was started. */
  static Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - STARTED);
  }
}
