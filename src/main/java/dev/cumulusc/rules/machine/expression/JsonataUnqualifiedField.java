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

/** Finds names of fields that belong to nothing. */
public final class JsonataUnqualifiedField implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3306",
              "jsonata-unqualified-field",
              "A JSONata expression names a field without what it belongs to.")
          .because("The field is never found, and the state fails when it runs.")
          .fixedBy(
              "Write `$states.input.NAME` for a field of the input, or `$NAME` for a"
                  + " variable.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (JsonataSite site : machine.expressions().jsonata()) {
      site.usage().map(Usage::fields).orElse(List.of()).stream()
          .forEach(
              place ->
                  out.report(
                      INFO,
                      site.at(place.offset(), place.text().length()),
                      "`" + place.text() + "` is a field of nothing here.",
                      "Write `$states.input."
                          + place.text()
                          + "` for a field of the input, `$"
                          + place.text()
                          + "` for a variable, or `'"
                          + place.text()
                          + "'` for a string."));
    }
  }
}
