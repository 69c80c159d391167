package dev.cumulusc.deploy.after;

/**
 * Something that is done beside a stack's deployment. No step needs another one's result, so that
 * each can fail alone, and each can be repeated: what is done already is left as it is.
 */
public interface Step {
  /** Returns the name by which plans and reports call it: {@code message-template}. */
  String name();

  /**
   * Returns what it does, as a plan describes it: {@code write
   * s3://b/my-app/workflow_template.json}.
   */
  String describes();

  /** Returns whether it is done before the stack is deployed, which would not work without it. */
  default boolean isBefore() {
    return false;
  }

  /**
   * Does it.
   *
   * @return what was done
   * @throws dev.cumulusc.deploy.service.ServiceException if a service refuses
   * @throws StepFailure if it can't be done for another reason
   * @throws InterruptedException if somebody wants something else to be done
   */
  Done run(StepContext context) throws StepFailure, InterruptedException;

  /**
   * What a step did.
   *
   * @param changed whether anything was changed
   * @param message a sentence for people
   */
  record Done(boolean changed, String message) {}
}
