package dev.cumulusc.cli;

import dev.cumulusc.report.RuleTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cumulusc rules}. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists the rules.")
final class RulesCommand implements Callable<Integer> {
  /** What {@code --format} takes. */
  enum Format {
    text,
    json
  }

  @Spec CommandSpec spec;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "The list's format: text or json (${DEFAULT-VALUE}).")
  Format format = Format.text;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<RuleDocuments.Row> rows = RuleDocuments.rows();
    if (format == Format.json) {
      out.print(
          RuleTable.json(
              List.of("code", "severity", "name", "aws", "summary"),
              rows.stream()
                  .map(
                      row ->
                          List.of(row.code(), row.severity(), row.name(), row.aws(), row.summary()))
                  .toList()));
    } else {
      int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(1);
      for (RuleDocuments.Row row : rows) {
        out.printf(
            Locale.ROOT,
            "%s  %-7s  %-" + width + "s  %s%n",
            row.code(),
            row.severity(),
            row.name(),
            row.summary());
      }
    }
    out.flush();
    return ExitCode.DONE;
  }
}
