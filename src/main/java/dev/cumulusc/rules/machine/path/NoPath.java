package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.asl.knowledge.PathLikeText;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds paths in fields that take a plain value. */
public final class NoPath implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3232",
              "no-path",
              "A value looks like a path, but the name of its field does not end in `Path`.")
          .because("The string itself is used, not what the path selects.")
          .fixedBy("Use the field with `Path` at its end, such as `TimeoutSecondsPath`.")
          .accordingTo(
              Authority.aws(
                  "step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html"))
          .asAws("NO_PATH");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      if (part.language() == QueryLanguage.JSONPATH) {
        part.node().entries().stream()
            .filter(entry -> PathLikeText.isPathOrCall(entry.value()))
            .filter(entry -> part.shape().field(entry.name() + "Path").isPresent())
            .filter(entry -> !isRefused(part, entry))
            .forEach(
                entry ->
                    out.report(
                        INFO,
                        entry.key().origin(),
                        "`"
                            + entry.name()
                            + "` is "
                            + entry.value().describe()
                            + ", which is taken as it is.",
                        "Use `" + entry.name() + "Path` to take what it selects."));
      }
    }
  }

  /** Returns whether the field takes no string, which is reported with the same help. */
  private static boolean isRefused(Part part, MappingNode.Entry entry) {
    return part.shape()
        .field(entry.name())
        .filter(field -> !FieldValues.fits(field, entry.value(), part.language()))
        .isPresent();
  }
}
