package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.jsonata.Usage;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds calls of a function that Step Functions leaves out. */
public final class JsonataEval implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(Stage.MACHINE, "C3303", "jsonata-eval", "A JSONata expression calls `$eval`.")
          .because("Step Functions does not have this function.")
          .fixedBy("Write the expression itself instead of a string that contains it.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (JsonataSite site : machine.expressions().jsonata()) {
      site.usage().map(Usage::calls).orElse(List.of()).stream()
          .filter(call -> call.function().equals("eval"))
          .forEach(
              call ->
                  out.report(
                      INFO,
                      site.at(call.offset(), "$eval".length()),
                      "Step Functions has no `$eval`.",
                      "Use `$parse` to read JSON from a string."));
    }
  }
}
