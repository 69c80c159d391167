package dev.cumulusc.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine;

/** Runs one command line from its arguments to its exit code. */
public final class CommandRunner {
  /** Taken when this class is loaded, which is the first thing that the program does. */
  private static final long STARTED = System.nanoTime();

  private final PrintWriter out;
  private final PrintWriter err;
  private final Map<String, String> environment;

  /** Makes a runner that sees the process environment. */
  public CommandRunner(PrintWriter out, PrintWriter err) {
    this(out, err, System.getenv());
  }

  /** Makes a runner that sees other variables than those of the process. */
  public CommandRunner(PrintWriter out, PrintWriter err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  /** Runs the command that the arguments name; whatever it throws is shown as a bug. */
  public int run(String... args) {
    return run(new CumuluscCommand(environment), args);
  }

  int run(Object topCommand, String... args) {
    try {
      return commandLine(topCommand).execute(args);
    } catch (Throwable bug) {
      BugReport.print(bug, err);
      return ExitCode.BUG;
    }
  }

  private CommandLine commandLine(Object topCommand) {
    return new CommandLine(topCommand)
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(new UsageErrorHandler())
        .setExecutionExceptionHandler(new BugReport());
  }

  /** Returns the time since the program was started. */
  static Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - STARTED);
  }
}
