package dev.cumulusc.deploy;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.diagnostic.Diagnostics;

/** What is told of stacks that are looked at. */
public interface Voice {
  /** Tells something in a sentence. */
  void say(String sentence);

  /** Tells why it does not go on. */
  void refuse(String sentence);

  /** Tells what was found in the application's files. */
  void found(Diagnostics diagnostics);

  /** Tells why CloudFormation refuses what is planned for a stack. */
  void show(Planner.Refused refused, PreparedStack stack);
}
