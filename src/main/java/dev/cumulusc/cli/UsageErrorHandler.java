package dev.cumulusc.cli;

import dev.cumulusc.diagnostic.Suggestions;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a wrong command line in a few lines: what is wrong, what is near, where to read more. */
final class UsageErrorHandler implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    if (problem instanceof ProjectSettings.SettingsException) {
      err.print(problem.getMessage());
      err.println("The settings file has to be right before anything is done.");
      err.flush();
      return ExitCode.USAGE;
    }
    err.println(command.getColorScheme().errorText("error: " + problem.getMessage()));
    if (problem instanceof UnmatchedArgumentException unmatched) {
      suggest(unmatched, err);
    }
    if (problem instanceof MissingParameterException
        || problem instanceof UnmatchedArgumentException) {
      err.print(command.getHelp().fullSynopsis());
    }
    err.printf("`%s --help` says more.%n", command.getCommandSpec().qualifiedName());
    err.flush();
    return ExitCode.USAGE;
  }

  /**
   * Prints what was probably meant. picocli's own suggestions of commands have little in common
   * with what was typed, and `cf deploy` is no answer to `cf upload`.
   */
  private static void suggest(UnmatchedArgumentException problem, PrintWriter err) {
    if (problem.isUnknownOption()) {
      UnmatchedArgumentException.printSuggestions(problem, err);
      return;
    }
    CommandSpec command = problem.getCommandLine().getCommandSpec();
    Suggestions.nearest(problem.getUnmatched().get(0), command.subcommands().keySet())
        .ifPresent(near -> err.printf("Did you mean `%s %s`?%n", command.qualifiedName(), near));
  }
}
