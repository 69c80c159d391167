package dev.cumulusc.cli;

import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine;

/** Runs one command line from its arguments to its exit code. */
public final class CommandRunner {
  /** Taken when this class is loaded, which is the first thing that the program does. */
  private static final long STARTED = System.nanoTime();

  private final PrintWriter out;
  private final PrintWriter err;

  public CommandRunner(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the command that the arguments name; whatever it throws is shown as a bug. */
  public int run(String... args) {
    return run(new CumuluscCommand(), args);
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
