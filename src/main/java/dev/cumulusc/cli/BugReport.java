package dev.cumulusc.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Shows an exception as what it is: a bug of ours, with all that a report of it needs. */
final class BugReport implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception bug, CommandLine command, ParseResult parsed) {
    print(bug, command.getErr());
    return ExitCode.BUG;
  }

  static void print(Throwable bug, PrintWriter err) {
    err.println("cumulusc failed. This is a bug in cumulusc, not in your files.");
    err.println("Please report it with the command that you ran and everything below this line.");
    err.println();
    err.printf(
        Locale.ROOT,
        "cumulusc %s, Java %s (%s), %s %s%n",
        ProgramVersion.read(),
        System.getProperty("java.version"),
        System.getProperty("java.vendor"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
    bug.printStackTrace(err);
    err.flush();
  }
}
