package dev.cumulusc.validate;

import dev.cumulusc.diagnostic.Diagnostics;

/** A check that needs to know the whole deployment: the functions behind the tasks, and more. */
public non-sealed interface DeploymentRule extends Rule {

  /** Reports what is wrong with a deployment. */
  void check(RuleContext context, Diagnostics out);
}
