package dev.cumulusc.validate;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/**
 * One check. A rule has no state: the same object checks everything. Add one by writing its class
 * and naming it in the list of its package.
 */
public sealed interface Rule permits MachineRule, TemplateRule, DeploymentRule {

  /**
   * Returns what the rule can report, all in one stage: one thing, or a few of which a value can
   * have only one.
   */
  List<RuleInfo> infos();

  /** Returns when the rule is checked. */
  default Stage stage() {
    return infos().get(0).stage();
  }
}
