package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.jsonata.Functions;
import dev.cumulusc.asl.jsonata.Usage;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds calls of functions that neither JSONata nor Step Functions has. */
public final class JsonataUnknownFunction implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3305",
              "jsonata-unknown-function",
              "A JSONata expression calls an unknown function.")
          .because("The state fails when it runs.")
          .fixedBy(
              "Correct the name, or use a function of JSONata or one that Step"
                  + " Functions adds (`$partition`, `$range`, `$hash`, `$random`, `$uuid`,"
                  + " `$parse`).")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (JsonataSite site : machine.expressions().jsonata()) {
      site.usage().map(Usage::calls).orElse(List.of()).stream()
          .filter(call -> !Functions.contains(call.function()))
          .filter(call -> !call.function().equals("eval"))
          .filter(call -> call.function().indexOf(Placeholders.MASK) < 0)
          .forEach(call -> out.report(unknown(site, call)));
    }
  }

  private static Diagnostic unknown(JsonataSite site, Usage.CallUse call) {
    String name = "$" + call.function();
    return Diagnostic.of(
            INFO,
            site.at(call.offset(), call.function().length() + 1),
            "There is no function `" + name + "`.")
        .withHelp("Functions can be made in the expression, not in variables.")
        .suggesting(
            name, Suggestions.meant(call.function(), Functions.names()).map(each -> "$" + each));
  }
}
