package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.Expressions;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.PathLikeText;
import dev.cumulusc.asl.knowledge.PayloadTemplates;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.Node;
import dev.cumulusc.validate.MachineRule;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Finds paths in payloads that are taken for plain texts. */
public final class NoDollar implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3231",
              "no-dollar",
              "A string of a payload looks like a path, but its key does not end in `.$`.")
          .because("The string itself is passed on, not what the path selects.")
          .fixedBy("Add `.$` to the key.")
          .accordingTo(
              Authority.aws(
                  "step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html"))
          .asAws("NO_DOLLAR");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  /** The paths in {@code cma.ReplaceConfig} are for Cumulus's message adapter, as they stand. */
  @Override
  public void check(Machine machine, Diagnostics out) {
    Set<Node> messages = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Node> replaceConfigs = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PayloadTemplates.Item item : PayloadTemplates.of(machine)) {
      String key = item.key().text();
      if (key.equals("cma")) {
        messages.add(item.value());
      } else if (key.equals("ReplaceConfig") && messages.contains(item.holder())) {
        replaceConfigs.add(item.value());
      }
      if (!Expressions.isPathKey(key)
          && PathLikeText.isPathOrCall(item.value())
          && !replaceConfigs.contains(item.holder())) {
        out.report(
            INFO,
            item.key().origin(),
            "`" + key + "` is " + item.value().describe() + ", which is passed on as it is.",
            "Name the key `" + key + ".$` to pass on what it selects.");
      }
    }
  }
}
