package dev.cumulusc.cli;

import dev.cumulusc.catalog.RuleCatalog;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.report.RuleTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cumulusc rules}. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists the rules.",
    exitCodeList = {"0:The rules are listed."},
    footer = {"cumulusc rules", "cumulusc rules --format json"})
final class RulesCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin FormatOption format;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<RuleInfo> rules = RuleCatalog.all();
    if (format.isJson()) {
      out.print(RuleTable.json(rules));
    } else {
      int width = rules.stream().mapToInt(rule -> rule.name().length()).max().orElse(1);
      for (RuleInfo rule : rules) {
        out.printf(
            Locale.ROOT,
            "%s  %-7s  %-" + width + "s  %s%n",
            rule.code(),
            rule.severity().label(),
            rule.name(),
            rule.summary());
      }
    }
    out.flush();
    return ExitCode.DONE;
  }
}
