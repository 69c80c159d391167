package dev.cumulusc.rules.machine.state;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.shape.ChoiceOperators;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;

/** Finds values that are given twice, plainly and by a path. */
public final class ValueAndPath implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3502",
              "value-and-path",
              "A value is given both directly and by a path.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Delete one of the two fields.")
          .accordingTo(Authority.specification("https://states-language.net/spec.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      for (MappingNode.Entry entry : part.node().entries()) {
        String path = entry.name();
        if (path.endsWith("Path") && !EXCEPTIONS.contains(path)) {
          check(part, path.substring(0, path.length() - "Path".length()), entry, out);
        }
      }
    }
  }

  private static void check(Part part, String name, MappingNode.Entry path, Diagnostics out) {
    boolean isPair =
        part.node().has(name)
            && part.shape().field(name).isPresent()
            && part.shape().field(path.name()).isPresent()
            && !ChoiceOperators.isComparison(name);
    if (isPair) {
      out.report(
          INFO,
          path.key().origin(),
          "`" + name + "` and `" + path.name() + "` exclude each other.",
          "Remove one of them.");
    }
  }

  /** These only look like pairs: {@code Result} is what {@code ResultPath} puts into the input. */
  private static final Set<String> EXCEPTIONS =
      Set.of("OutputPath", "ResultPath", "SecondsPath", "TimestampPath");
}
