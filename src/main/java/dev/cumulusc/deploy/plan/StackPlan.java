package dev.cumulusc.deploy.plan;

import dev.cumulusc.artifact.ContentHash;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.guard.Guard;
import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.service.Stack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is going to be done with one stack.
 *
 * @param stackId the stack's ARN; nothing if there is no stack yet, not even one under review
 * @param changeSetId the change set that does it; nothing if there is nothing to do, or if none was
 *     made
 * @param basis what it was made from
 * @param capabilities what is acknowledged
 * @param parameters the names of the parameters that get a value
 * @param uploads what has to be in S3
 */
public record StackPlan(
    String stackName,
    Operation operation,
    Optional<String> stackId,
    Optional<String> changeSetId,
    Basis basis,
    StackDelta changes,
    List<String> capabilities,
    List<String> parameters,
    List<PlannedUpload> uploads) {

  public StackPlan {
    capabilities = List.copyOf(capabilities);
    parameters = List.copyOf(parameters);
    uploads = List.copyOf(uploads);
  }

  /** What becomes of the stack as a whole. */
  public enum Operation {
    CREATE,
    UPDATE,
    UNCHANGED
  }

  /**
   * What a plan was made from.
   *
   * @param state the state of the stack; nothing if there was none
   * @param templateHash the SHA-256, in lower-case hexadecimal digits, of the text of the template
   *     as the application's files make it
   * @param kept what the change set's templates keep for executions beside that
   */
  public record Basis(Optional<State> state, String templateHash, KeptForExecutions kept) {}

  /**
   * The state of a stack.
   *
   * @param status the status as CloudFormation writes it
   * @param touched when the last operation on it began
   */
  public record State(String status, Instant touched) {
    static State of(Stack stack) {
      return new State(stack.status().name(), stack.touched());
    }
  }

  /** Something that has to be in S3. */
  public record PlannedUpload(String what, String bucket, String key) {}

  public boolean isUnchanged() {
    return operation == Operation.UNCHANGED;
  }

  /**
   * Judges the changes of stacks.
   *
   * @param allowed the resources that may be replaced, removed or left unprotected
   */
  public static Guard.Verdict judge(List<StackPlan> plans, Set<String> allowed) {
    return Guard.judge(
        plans.stream()
            .map(plan -> new Guard.StackChanges(plan.stackName(), plan.changes()))
            .toList(),
        allowed);
  }

  static String hash(PreparedStack prepared) {
    return ContentHash.ofText(prepared.compiled().text());
  }

  /** Returns what is kept for executions. */
  public KeptForExecutions kept() {
    return basis.kept();
  }

  /** Returns whether it was made from what a stack is prepared to. */
  public boolean isMadeFrom(PreparedStack prepared) {
    return basis.templateHash().equals(hash(prepared));
  }
}
