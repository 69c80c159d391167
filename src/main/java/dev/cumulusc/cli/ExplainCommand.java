package dev.cumulusc.cli;

import dev.cumulusc.catalog.RuleSelector;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Prints the page of a rule.",
    exitCodeList = {"0:Explained."},
    footer = {"cumulusc explain C5101", "cumulusc explain function-timeout"})
final class ExplainCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "CODE", description = "The rule's code or name.")
  String rule = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      out.print(RuleDocuments.page(RuleSelector.one(rule)));
    } catch (RuleSelector.UnknownRuleException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e, null, rule);
    }
    out.flush();
    return ExitCode.DONE;
  }
}
