package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.Integration;
import dev.cumulusc.asl.service.Integrations;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.MachineRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds parameters that an integration does not take. */
public final class UnknownParameter implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3806",
              "unknown-parameter",
              "A task passes a parameter that the integration is not known to take.")
          .because("AWS refuses to create the state machine, unless the parameter is a new one.")
          .fixedBy(
              "Correct the spelling or delete the parameter. Names of parameters are"
                  + " case-sensitive and begin with a capital letter.")
          .accordingTo(Authority.aws("step-functions/latest/dg/integrate-optimized.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call() instanceof TaskResource.Optimized call) {
        Optional<Integration> integration = Integrations.find(call.service(), call.action());
        List<String> known = integration.map(Integration::parameters).orElse(List.of());
        List<String> missing =
            new ArrayList<>(integration.map(Integration::required).orElse(List.of()));
        task.arguments().map(MappingNode::names).orElse(List.of()).stream()
            .map(Tasks::parameterName)
            .forEach(missing::remove);
        task.arguments().map(MappingNode::entries).orElse(List.of()).stream()
            .filter(entry -> !known.isEmpty() && !known.contains(Tasks.parameterName(entry.name())))
            .filter(entry -> !entry.name().startsWith("Fn::") && !entry.name().equals("Ref"))
            .forEach(entry -> report(entry, call, known, missing, out));
      }
    }
  }

  private static void report(
      MappingNode.Entry entry,
      TaskResource.Optimized call,
      List<String> known,
      List<String> missing,
      Diagnostics out) {
    String name = Tasks.parameterName(entry.name());
    out.report(
        Diagnostic.of(
                INFO,
                entry.key().origin(),
                "`" + call.service() + ":" + call.action() + "` has no parameter `" + name + "`.")
            .withHelp("It has " + Words.all(known) + ".")
            .suggesting(
                name, Suggestions.meant(name, missing).or(() -> Suggestions.nearest(name, known))));
  }
}
