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

/** Finds uses of a context that expressions do not have. */
public final class JsonataRoot implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3304",
              "jsonata-root",
              "A JSONata expression uses `$`, `$$` or `%` outside of a path.")
          .because(
              "Step Functions gives expressions no input of their own: what they need"
                  + " is in `$states` and in variables.")
          .fixedBy("Write `$states.input` for the input of the state, or the name of a variable.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (JsonataSite site : machine.expressions().jsonata()) {
      site.usage().map(Usage::roots).orElse(List.of()).stream()
          .forEach(
              place ->
                  out.report(
                      INFO,
                      site.at(place.offset(), place.text().length()),
                      "`" + place.text() + "` stands for nothing here.",
                      "Use `$states.input` for the state's input."));
    }
  }
}
