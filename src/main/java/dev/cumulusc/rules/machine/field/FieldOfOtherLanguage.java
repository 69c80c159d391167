package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.OtherLanguage;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds fields that only the other query language has. */
public final class FieldOfOtherLanguage implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.FORM,
              "C3004",
              "field-of-other-language",
              "A state has a field that only the other query language has.")
          .because(
              "AWS refuses to create the state machine. A state selects its data either"
                  + " by JSONPath, with `Parameters` and the like, or by JSONata, with"
                  + " `Arguments` and `Output`.")
          .fixedBy(
              "Set `QueryLanguage` of the state to the language that its fields belong"
                  + " to, or rewrite the fields in the state's own language.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      part.node().entries().stream()
          .filter(entry -> OtherLanguage.isMisplaced(part, entry.name()))
          .forEach(entry -> report(part, entry, out));
    }
  }

  private static void report(Part part, MappingNode.Entry entry, Diagnostics out) {
    String instead =
        OtherLanguage.counterpart(part, entry.name())
            .map(field -> "`" + field + "`, which " + part.language().label() + " has for it")
            .orElse("the field that " + part.language().label() + " has for it");
    out.report(
        INFO,
        entry.key().origin(),
        "`"
            + entry.name()
            + "` is a field of "
            + OtherLanguage.of(part).label()
            + ", and this state uses "
            + part.language().label()
            + ".",
        part.state().filter(state -> state.body().has("QueryLanguage")).isPresent()
            ? "Use " + instead + "."
            : "Set `QueryLanguage` to `"
                + OtherLanguage.of(part).label()
                + "`, or use "
                + instead
                + ".");
  }
}
