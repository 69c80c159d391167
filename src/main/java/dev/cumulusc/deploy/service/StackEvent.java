package dev.cumulusc.deploy.service;

import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.template.ResourceTypes;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a stack or to one of its resources.
 *
 * @param stackId the ARN of the stack whose event it is, nested or not
 * @param hook what a hook of the account made of it, where the event is about one
 */
@RecordBuilder
public record StackEvent(
    String id,
    String stackId,
    String stackName,
    Subject subject,
    Status status,
    Optional<String> reason,
    Instant time,
    Optional<Hook> hook,
    Optional<String> clientToken)
    implements StackEventBuilder.With {

  /**
   * The resource that it happened to, or the stack itself.
   *
   * @param type the resource's type; {@code AWS::CloudFormation::Stack} for a stack
   */
  public record Subject(String logicalId, Optional<String> physicalId, String type) {}

  /**
   * What a hook answered that CloudFormation asked before it changed something.
   *
   * @param type the hook's name: {@code MyOrg::Security::Hook}
   * @param reason what it says; nothing if it says nothing
   */
  public record Hook(String type, Answer answer, Optional<String> reason) {
    /** What a hook answers. */
    public enum Answer {
      PASSES,
      WARNS,
      /** The operation fails because of it. */
      REFUSES
    }

    /** Returns whether it found something wrong. */
    public boolean complains() {
      return answer != Answer.PASSES;
    }

    /** Returns what it answered in a sentence. */
    public String sentence() {
      return "The hook `"
          + type
          + (answer == Answer.WARNS ? "` warns: " : "` refuses it: ")
          + Words.sentence(reason.orElse("it gives no reason"));
    }
  }

  public String logicalId() {
    return subject.logicalId();
  }

  public Optional<String> physicalId() {
    return subject.physicalId();
  }

  public String type() {
    return subject.type();
  }

  /** Returns whether it is about the stack as a whole, and not about a resource in it. */
  public boolean isOfStack() {
    return type().equals(ResourceTypes.STACK) && physicalId().map(stackId::equals).orElse(false);
  }

  /** Returns whether it is about a stack that is nested in this event's stack. */
  public boolean isOfNestedStack() {
    return type().equals(ResourceTypes.STACK) && !isOfStack();
  }
}
