package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds settings of readers, writers and batchers that are not known. */
public final class UnknownSetting implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.FORM,
              "C3003",
              "unknown-setting",
              "A reader, writer, batcher or processor has an unknown setting.")
          .because(
              "AWS adds settings now and then. If this one is not new, AWS refuses to"
                  + " create the state machine.")
          .fixedBy(
              "Correct the spelling or delete the setting. If AWS's documentation lists"
                  + " it, suppress this finding.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-map-distributed.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      if (!part.shape().isClosed()) {
        part.unknown().stream()
            .filter(entry -> !entry.name().startsWith("Fn::"))
            .filter(entry -> !Missing.isInstead(part, entry))
            .forEach(entry -> out.report(finding(part, entry)));
        Missing.instead(part, INFO)
            .map(found -> found.withSeverity(Severity.ERROR))
            .ifPresent(out::report);
      }
    }
  }

  private static Diagnostic finding(Part part, MappingNode.Entry entry) {
    Diagnostic unknown =
        Diagnostic.of(
            INFO,
            entry.key().origin(),
            "`" + entry.name() + "` is no known field of " + part.shape().label() + ".");
    return PathSuffix.explained(unknown, part, entry.name())
        .orElseGet(
            () ->
                unknown
                    .withHelp("Known are " + Words.all(part.shape().names()) + ".")
                    .suggesting(entry.name(), part.shape().names()));
  }
}
