package dev.cumulusc.deploy.service;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a change set is made with beside the stack itself.
 *
 * @param roleArn the role that CloudFormation works with
 * @param onStackFailure what happens to a new stack that fails: {@code ROLLBACK}, {@code DELETE},
 *     {@code DO_NOTHING}
 * @param notificationArns the topics that get the stack's events; none to leave them as they are
 * @param rollback the alarms that roll the operation back; nothing to leave them as they are
 * @param importExisting whether resources that exist already, under the names that the template
 *     gives, become part of the stack
 * @param revertDrift whether resources are compared as they really are, and brought back to what
 *     the template says
 */
@RecordBuilder
public record ChangeSetOptions(
    Optional<String> roleArn,
    Optional<String> onStackFailure,
    List<String> notificationArns,
    Optional<RollbackTriggers> rollback,
    boolean importExisting,
    boolean revertDrift)
    implements ChangeSetOptionsBuilder.With {

  /** The options of a change set that is made of nothing else. */
  public static final ChangeSetOptions NONE =
      new ChangeSetOptions(
          Optional.empty(), Optional.empty(), List.of(), Optional.empty(), false, false);

  public ChangeSetOptions {
    notificationArns = List.copyOf(notificationArns);
  }

  /**
   * Alarms that roll an operation back.
   *
   * @param alarmArns the alarms
   * @param monitoring how long they are watched after everything is deployed, in whole minutes
   */
  public record RollbackTriggers(List<String> alarmArns, Duration monitoring) {
    public RollbackTriggers {
      alarmArns = List.copyOf(alarmArns);
    }
  }

  /** Returns whether something may change although template, values and tags don't. */
  public boolean changesMore() {
    return !notificationArns.isEmpty() || rollback.isPresent() || revertDrift;
  }
}
