package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.Expressions;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.PayloadTemplates;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds keys that stand twice in a payload, as a value and as a path. */
public final class DuplicatePayloadKey implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3215",
              "duplicate-payload-key",
              "A payload contains the same key with and without `.$`.")
          .because("Both would become the same field. AWS refuses to create the state machine.")
          .fixedBy("Delete one of the two keys.")
          .accordingTo(Authority.specification("https://states-language.net/spec.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (PayloadTemplates.Item item : PayloadTemplates.of(machine)) {
      String name = item.key().text();
      if (Expressions.isPathKey(name)) {
        String plain = name.substring(0, name.length() - ".$".length());
        item.holder()
            .entry(plain)
            .ifPresent(
                other ->
                    out.report(
                        Diagnostic.of(
                                INFO,
                                item.key().origin(),
                                "`" + name + "` and `" + plain + "` give the same field.")
                            .withHelp("Remove one of them.")
                            .withNote("the other one is here", other.key().span())));
      }
    }
  }
}
