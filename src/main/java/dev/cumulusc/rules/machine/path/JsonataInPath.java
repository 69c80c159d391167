package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.OtherLanguage;
import dev.cumulusc.asl.knowledge.PayloadTemplates;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds JSONata in JSONPath states. */
public final class JsonataInPath implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3235",
              "jsonata-in-path",
              "A JSONPath state contains a JSONata expression, which is never evaluated.")
          .because("The string is passed on as it is written.")
          .fixedBy(
              "Write a path, `$.id`, under a key that ends in `.$`, or set"
                  + " `QueryLanguage: JSONata`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (PayloadTemplates.Item item : PayloadTemplates.of(machine)) {
      if (item.value() instanceof ScalarNode text
          && text.isString()
          && !item.key().text().endsWith(".$")
          && !isMeantAsJsonata(item.part())
          && JsonataSite.isExpression(text.text())) {
        out.report(
            INFO,
            item.key().origin(),
            "`"
                + item.key().text()
                + "` is "
                + text.describe()
                + ", which is passed on as it is, since this state uses JSONPath.",
            "Set `QueryLanguage` to `JSONata`, or write a path under `"
                + item.key().text()
                + ".$`.");
      }
    }
  }

  /** A state with fields of JSONata is reported as that. */
  private static boolean isMeantAsJsonata(Part part) {
    return part.node().names().stream().anyMatch(name -> OtherLanguage.isMisplaced(part, name));
  }
}
