package dev.cumulusc.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
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
    UnmatchedArgumentException.printSuggestions(problem, err);
    if (problem instanceof MissingParameterException
        || problem instanceof UnmatchedArgumentException) {
      err.print(command.getHelp().fullSynopsis());
    }
    err.printf("`%s --help` says more.%n", command.getCommandSpec().qualifiedName());
    err.flush();
    return ExitCode.USAGE;
  }
}
