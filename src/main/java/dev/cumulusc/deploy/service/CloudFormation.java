package dev.cumulusc.deploy.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * CloudFormation, as far as a deployment needs it. Where an answer comes in pages, all of them are
 * read. Every method throws {@link ServiceException} when the call fails after all retries.
 */
public interface CloudFormation {
  /**
   * Returns whether credentials that are not valid any more may become valid again while the
   * program runs: those of files and roles, but not those of the process's own environment.
   */
  default boolean renewsCredentials() {
    return true;
  }

  /**
   * Keeps secrets from being seen: from now on {@code ****} stands for them in what people may see
   * of answers, such as reasons, messages, drift and {@link Stack#shown}.
   */
  void hide(Collection<String> secrets);

  /**
   * Keeps the values of parameters that are secrets from being seen. In outputs only those with a
   * secret's name are hidden: there CloudFormation shows the others itself.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">
   *     What {@code NoEcho} does not mask</a>
   */
  void hideParameters(List<ParameterValue> values);

  /** Returns a stack; nothing if there is none, or by its name if it was deleted. */
  Optional<Stack> stack(String nameOrId);

  /** Returns the template that a stack was last deployed with, as it was handed in. */
  String template(String nameOrId);

  /** Makes a change set, which is not ready yet, and returns its ARN. */
  String createChangeSet(ChangeSetRequest request);

  /**
   * Returns a change set.
   *
   * @param withValues whether to ask for the values of properties before and afterwards
   */
  ChangeSet changeSet(String changeSetId, boolean withValues);

  /** Returns the change sets of a stack that nobody has executed or deleted. */
  List<PendingChangeSet> pendingChangeSets(String stackId);

  void deleteChangeSet(String changeSetId);

  /** Begins to execute a change set. */
  void execute(Execution execution);

  /** Begins to delete a stack. */
  void delete(Deletion deletion);

  /**
   * Returns the newest events of a stack, the newest first, back to one that is known.
   *
   * @param knownEventId the id of the event to stop at, which is not returned; nothing to read all
   */
  List<StackEvent> events(String stackId, Optional<String> knownEventId);

  /**
   * Returns the newest events of a stack, the newest first, back to the first that is looked for,
   * which is the last one returned; all if there is none.
   */
  default List<StackEvent> eventsBackTo(String stackId, Predicate<StackEvent> last) {
    List<StackEvent> events = new ArrayList<>();
    for (StackEvent event : events(stackId, Optional.empty())) {
      events.add(event);
      if (last.test(event)) {
        break;
      }
    }
    return events;
  }

  List<StackResource> resources(String stackId);

  /** Gives up an update that is under way; the stack rolls back. */
  void cancelUpdate(String stackId, String clientToken);

  /** Goes on with a rollback that failed, without some resources. */
  void continueRollback(
      String stackId, List<String> skipped, Optional<String> roleArn, String clientToken);

  /** Rolls back a stack whose creation or update failed and that was left as it was. */
  void rollback(String stackId, Optional<String> roleArn, String clientToken);

  /** Returns what the checks before a change set's or stack's operation found wrong. */
  List<ValidationFinding> validationFindings(String changeSetId);

  /** Protects a stack against deletion, or no longer. */
  void protect(String stackId, boolean isProtected);

  /** Returns a stack's policy as JSON; nothing if it has none. */
  Optional<String> stackPolicy(String stackId);

  /** Sets a stack's policy, which is JSON. */
  void setStackPolicy(String stackId, String policy);

  /** Starts to look for resources that were changed behind CloudFormation's back. */
  String detectDrift(String stackId);

  /** Returns the state of a detection: {@code DETECTION_IN_PROGRESS}, ... */
  String driftDetectionStatus(String detectionId);

  /** Returns the resources that were changed or deleted, as of the last detection. */
  List<ResourceDrift> drifts(String stackId);
}
