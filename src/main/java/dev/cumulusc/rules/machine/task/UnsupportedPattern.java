package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.Integration;
import dev.cumulusc.asl.service.Integrations;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;

/** Finds integrations that can't be waited for in the way that is asked for. */
public final class UnsupportedPattern implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3804",
              "unsupported-pattern",
              "A task waits for an integration in a way that the integration does not"
                  + " support.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Delete the suffix (`.sync`, `.sync:2`, `.waitForTaskToken`), or use one"
                  + " that the message lists.")
          .accordingTo(Authority.aws("step-functions/latest/dg/connect-to-resource.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      Set<Pattern> patterns = patterns(task.call());
      Pattern pattern = task.call().pattern();
      if (!patterns.isEmpty() && !patterns.contains(pattern)) {
        out.report(
            INFO,
            task.resource().origin(),
            "This integration can't be waited for by `" + pattern.suffix() + "`.",
            patterns.size() == 1
                ? "Only its response can be waited for: remove `" + pattern.suffix() + "`."
                : "It takes "
                    + Words.all(
                        patterns.stream()
                            .map(Pattern::suffix)
                            .filter(suffix -> !suffix.isEmpty())
                            .toList())
                    + ", or no suffix.");
      }
    }
  }

  private static Set<Pattern> patterns(TaskResource call) {
    if (call instanceof TaskResource.Optimized optimized) {
      return Integrations.find(optimized.service(), optimized.action())
          .map(Integration::patterns)
          .orElse(Set.of());
    }
    return call instanceof TaskResource.Sdk ? Set.of(Pattern.REQUEST, Pattern.TOKEN) : Set.of();
  }
}
