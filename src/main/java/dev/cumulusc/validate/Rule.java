package dev.cumulusc.validate;

import dev.cumulusc.diagnostic.RuleInfo;

/** One check. A rule has no state: the same object checks everything. */
public sealed interface Rule permits MachineRule, DeploymentRule {

  /** Returns what the rule reports. */
  RuleInfo info();
}
