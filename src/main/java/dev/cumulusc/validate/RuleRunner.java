package dev.cumulusc.validate;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.diagnostic.Diagnostics;
import java.util.List;

/** Runs rules, in their order. */
public final class RuleRunner {
  private final List<MachineRule> machineRules;
  private final List<DeploymentRule> deploymentRules;

  public RuleRunner(List<Rule> rules) {
    this.machineRules =
        rules.stream().filter(MachineRule.class::isInstance).map(MachineRule.class::cast).toList();
    this.deploymentRules =
        rules.stream()
            .filter(DeploymentRule.class::isInstance)
            .map(DeploymentRule.class::cast)
            .toList();
  }

  /** Runs the rules that need one machine only. */
  public void run(Machine machine, Diagnostics out) {
    machineRules.forEach(rule -> rule.check(machine, out));
  }

  /** Runs all rules, on the machines of a deployment and on the deployment itself. */
  public void run(RuleContext context, Diagnostics out) {
    context.machines().forEach(each -> run(each.machine(), out));
    deploymentRules.forEach(rule -> rule.check(context, out));
  }
}
