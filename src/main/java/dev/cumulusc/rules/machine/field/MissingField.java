package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.OtherLanguage;
import dev.cumulusc.asl.knowledge.StrangeFields;
import dev.cumulusc.asl.shape.Field;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds fields that a part of a definition can't do without. */
public final class MissingField implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.FORM,
              "C3001",
              "missing-field",
              "A part of a state machine lacks a required field.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Add the field that the message names.")
          .accordingTo(Authority.aws("step-functions/latest/dg/statemachine-structure.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      List<String> missing =
          part.shape().required().stream()
              .filter(field -> field.isOf(part.language()))
              .map(Field::name)
              .filter(name -> !part.node().has(name))
              .toList();
      if (isOfOtherLanguage(part) || StrangeFields.replaceWhatIsMissing(machine, part.node())) {
        continue;
      }
      String start = Words.start(describe(part)) + " has no ";
      if (missing.size() > 1 && part.unknown().isEmpty()) {
        out.report(INFO, part.anchor(), start + Words.any(missing) + ", and it needs all of them.");
        continue;
      }
      missing.forEach(
          name -> out.report(INFO, part.anchor(), start + "`" + name + "`, and it needs one."));
    }
  }

  private static String describe(Part part) {
    return part.state()
        .filter(
            state -> state.type().filter(type -> Shapes.state(type) == part.shape()).isPresent())
        .map(state -> "state `" + state.name() + "`")
        .orElse(part.shape().label());
  }

  /** A rule of a choice that is written in the other language is reported as that. */
  private static boolean isOfOtherLanguage(Part part) {
    return part.node().names().stream().anyMatch(name -> OtherLanguage.isMisplaced(part, name))
        || part.node().names().stream().anyMatch(name -> name.startsWith("Fn::"));
  }
}
