package dev.cumulusc.rules.machine.map;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.StrangeFields;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds readers of CSV files that don't know their headers. */
public final class CsvHeaders implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3709",
              "csv-headers",
              "The settings for the headers of a CSV file don't fit together.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "With `InputType: CSV`, write `CSVHeaderLocation: FIRST_ROW`, or `GIVEN`"
                  + " with `CSVHeaders`. Other types have no headers.")
          .accordingTo(Authority.aws("step-functions/latest/dg/input-output-itemreader.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      if (part.shape() == Shapes.READER_CONFIG
          && !StrangeFields.replaceWhatIsMissing(machine, part.node())) {
        check(part.node(), part.anchor(), out);
      }
    }
  }

  private static final List<String> WITHOUT_HEADERS = List.of("JSON", "JSONL", "PARQUET");

  private static void check(MappingNode config, Origin anchor, Diagnostics out) {
    String input = config.scalar("InputType").map(ScalarNode::text).orElse("");
    String location = config.scalar("CSVHeaderLocation").map(ScalarNode::text).orElse("");
    if (input.equals("CSV") && !config.has("CSVHeaderLocation")) {
      out.report(
          INFO,
          anchor,
          "The reader does not say where the headers of the CSV file are.",
          "Add `CSVHeaderLocation: FIRST_ROW`, or `GIVEN` and `CSVHeaders`.");
    }
    if (location.equals("GIVEN") && !config.has("CSVHeaders")) {
      out.report(
          INFO,
          anchor,
          "The reader has `CSVHeaderLocation: GIVEN`, but no `CSVHeaders`.",
          "Add the list of headers.");
    }
    if (WITHOUT_HEADERS.contains(input) && config.has("CSVHeaderLocation")) {
      out.report(
          INFO,
          config.entry("CSVHeaderLocation").orElseThrow().key().origin(),
          "`CSVHeaderLocation` is for CSV files, but `InputType` is `" + input + "`.",
          "Remove it.");
    }
  }
}
