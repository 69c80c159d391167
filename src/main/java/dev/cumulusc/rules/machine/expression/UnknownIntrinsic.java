package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.IntrinsicCalls;
import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds calls of intrinsic functions that don't exist. */
public final class UnknownIntrinsic implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE, "C3221", "unknown-intrinsic", "An intrinsic function does not exist.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Correct the name. It is case-sensitive: `States.Format`,"
                  + " `States.JsonToString`, `States.UUID` ...")
          .accordingTo(Authority.aws("step-functions/latest/dg/intrinsic-functions.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (IntrinsicCalls.Site site : IntrinsicCalls.of(machine)) {
      String name = site.call().function();
      if (IntrinsicFunction.named(name).isEmpty()) {
        out.report(
            Diagnostic.of(
                    INFO,
                    TextPlaces.at(site.text().value(), site.call().offset()),
                    "There is no intrinsic function `" + name + "`.")
                .withHelp("All of their names start with `States.`.")
                .suggesting(name, Words.nearest(name, "States.", IntrinsicFunction.names())));
      }
    }
  }
}
