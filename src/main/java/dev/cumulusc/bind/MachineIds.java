package dev.cumulusc.bind;

import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.tree.ScalarNode;

/** The logical ids of state machines of applications that are not bound, but rendered. */
public final class MachineIds {
  private MachineIds() {}

  /** Returns the logical id that the state machine of a workflow has. */
  public static String of(Application application, String workflow) {
    return LogicalIds.stateMachine(
        application
            .configuration()
            .scalar(GeneralKeys.PREFIX_NO_DASH.name())
            .map(ScalarNode::text)
            .orElse(""),
        workflow);
  }
}
