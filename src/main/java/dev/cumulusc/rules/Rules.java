package dev.cumulusc.rules;

import dev.cumulusc.rules.limit.LimitRules;
import dev.cumulusc.rules.machine.MachineRules;
import dev.cumulusc.rules.template.TemplateRules;
import dev.cumulusc.rules.worker.WorkerRules;
import dev.cumulusc.validate.Rule;
import java.util.List;
import java.util.stream.Stream;

/** All rules that are checked when everything is compiled. */
public final class Rules {
  private Rules() {}

  /** Returns all rules, whatever they check. */
  public static List<Rule> all() {
    return Stream.of(MachineRules.all(), WorkerRules.all(), LimitRules.all(), TemplateRules.all())
        .flatMap(List::stream)
        .toList();
  }
}
