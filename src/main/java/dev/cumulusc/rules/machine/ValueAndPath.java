package dev.cumulusc.rules.machine;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.shape.ChoiceOperators;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.MachineRule;
import java.util.Set;

/** Finds values that are given twice, plainly and by a path. */
final class ValueAndPath implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error("C3502", "value-and-path", "A value is given both plainly and by a path.")
          .because("AWS refuses to create the state machine.")
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Machine machine, Diagnostics out) {

    for (Part part : machine.parts()) {
      for (MappingNode.Entry entry : part.node().entries()) {
        String path = entry.name() + "Path";
        boolean isPair =
            part.shape().field(entry.name()).isPresent()
                && part.shape().field(path).isPresent()
                && !EXCEPTIONS.contains(path)
                && !ChoiceOperators.isComparison(entry.name());
        if (isPair && part.node().has(path)) {
          out.report(
              INFO,
              part.node().entry(path).orElseThrow().key().origin(),
              "`" + entry.name() + "` and `" + path + "` exclude each other.",
              "Remove one of them.");
        }
      }
    }
  }

  /** These only look like pairs: {@code Result} is what {@code ResultPath} puts into the input. */
  private static final Set<String> EXCEPTIONS =
      Set.of("OutputPath", "ResultPath", "SecondsPath", "TimestampPath");
}
