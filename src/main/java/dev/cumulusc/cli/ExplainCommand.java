package dev.cumulusc.cli;

import dev.cumulusc.diagnostic.Suggestions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    description = "Prints the page of a rule.")
final class ExplainCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "CODE", description = "The rule's code or name.")
  String rule = "";

  @Override
  public Integer call() {
    List<RuleDocuments.Row> rows = RuleDocuments.rows();
    String code =
        rows.stream()
            .filter(row -> row.name().equals(rule))
            .map(RuleDocuments.Row::code)
            .findFirst()
            .orElse(rule.toUpperCase(Locale.ROOT));
    Optional<String> page = RuleDocuments.page(code);
    if (page.isEmpty()) {
      String help =
          Suggestions.didYouMean(code, rows.stream().map(RuleDocuments.Row::code).toList())
              .map(text -> " " + text)
              .orElse(" `cumulusc rules` lists all.");
      throw new ParameterException(spec.commandLine(), "There is no rule `" + rule + "`." + help);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(page.get());
    out.flush();
    return ExitCode.DONE;
  }
}
