package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.Expressions;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.PayloadTemplates;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds keys that announce a path and hold none. */
public final class PayloadPathIsNoText implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3214",
              "payload-path-is-no-text",
              "The value of a key that ends in `.$` is not a string.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Write a path or an intrinsic function as a string, or remove `.$` from"
                  + " the key.")
          .accordingTo(Authority.aws("step-functions/latest/dg/input-output-inputpath-params.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (PayloadTemplates.Item item : PayloadTemplates.of(machine)) {
      boolean isText = item.value() instanceof ScalarNode scalar && scalar.isString();
      if (Expressions.isPathKey(item.key().text())
          && !isText
          && !Placeholders.isUnknown(item.value())) {
        out.report(
            INFO,
            item.value().origin(),
            "`"
                + item.key().text()
                + "` is "
                + item.value().describe()
                + ", but it must be a path or an intrinsic function.",
            "Without `.$` at the end of the key, the value stands for itself.");
      }
    }
  }
}
