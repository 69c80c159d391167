package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds JSONata expressions that can't be read. */
public final class JsonataSyntax implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3301",
              "jsonata-syntax",
              "A JSONata expression contains a syntax error.")
          .because("AWS refuses to create the state machine, or the state fails when it runs.")
          .fixedBy("Correct the expression at the place that is reported.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (JsonataSite site : machine.expressions().jsonata()) {
      site.parsed()
          .fault()
          .ifPresent(
              fault ->
                  out.report(
                      INFO,
                      TextPlaces.at(site.value(), fault.offset() + JsonataSite.OPEN.length()),
                      site.value().origin().isSecret()
                          ? "The expression can't be read."
                          : "The expression " + fault.message() + "."));
    }
  }
}
