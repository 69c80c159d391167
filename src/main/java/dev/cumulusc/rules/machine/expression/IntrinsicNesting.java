package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds intrinsic functions that are nested too deeply. */
public final class IntrinsicNesting implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3224",
              "intrinsic-nesting",
              "Intrinsic functions are nested more than 10 levels deep.")
          .because("AWS takes up to 10.")
          .fixedBy("Compute a part in a Pass state before, and use its result here.")
          .accordingTo(Authority.aws("step-functions/latest/dg/intrinsic-functions.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (PathSite site : machine.expressions().paths()) {
      site.parsed()
          .call()
          .filter(call -> call.depth() > IntrinsicFunction.MAX_DEPTH)
          .ifPresent(
              call ->
                  out.report(
                      INFO,
                      site.value().origin(),
                      "`"
                          + site.key().text()
                          + "` has "
                          + call.depth()
                          + " intrinsic functions in each other, but there can be at most "
                          + IntrinsicFunction.MAX_DEPTH
                          + ".",
                      "Compute a part of it in a `Pass` state before this one."));
    }
  }
}
