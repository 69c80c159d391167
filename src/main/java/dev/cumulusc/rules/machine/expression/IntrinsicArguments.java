package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.IntrinsicCalls;
import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds calls of intrinsic functions with too many or too few arguments. */
public final class IntrinsicArguments implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3222",
              "intrinsic-arguments",
              "An intrinsic function has too many or too few arguments.")
          .because("AWS refuses to create the state machine, or the state fails when it runs.")
          .fixedBy("Give the function the number of arguments that the message names.")
          .accordingTo(Authority.aws("step-functions/latest/dg/intrinsic-functions.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (IntrinsicCalls.Site site : IntrinsicCalls.of(machine)) {
      int found = site.call().arguments().size();
      IntrinsicFunction.named(site.call().function())
          .filter(function -> !function.takes(found))
          .ifPresent(
              function ->
                  out.report(
                      INFO,
                      TextPlaces.at(site.text().value(), site.call().offset()),
                      "`"
                          + function.functionName()
                          + "` is called with "
                          + Words.count(found, "argument")
                          + ", but it takes "
                          + function.expected()
                          + "."));
    }
  }
}
