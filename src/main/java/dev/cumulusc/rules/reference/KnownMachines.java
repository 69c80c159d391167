package dev.cumulusc.rules.reference;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.TemplateMachines;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.RuleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the state machines that are defined beside the resources that they name. */
final class KnownMachines {
  private KnownMachines() {}

  /** Returns the machines of a deployment's workflows, and those that overrides add. */
  static List<Machine> of(RuleContext context) {
    List<Machine> machines = new ArrayList<>();
    context.machines().forEach(each -> machines.add(each.machine()));
    Set<String> known =
        context.deployment().workflows().stream()
            .map(workflow -> context.deployment().stateMachine(workflow))
            .collect(Collectors.toSet());
    machines.addAll(read(context.template(), known));
    return machines;
  }

  /** Returns the machines of a template that somebody wrote. */
  static List<Machine> of(CheckedTemplate checked) {
    return checked.isEmitted() ? List.of() : read(checked.template(), Set.of());
  }

  /** What can't be read is reported where the machines are checked for themselves. */
  private static List<Machine> read(Template template, Set<String> without) {
    return List.copyOf(
        TemplateMachines.of(template, id -> !without.contains(id), new Diagnostics()).values());
  }
}
