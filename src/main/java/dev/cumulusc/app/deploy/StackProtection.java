package dev.cumulusc.app.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * How stacks are protected when they are deployed.
 *
 * @param termination whether they are protected against deletion; nothing to leave that as it is
 * @param policy what updates may do, as JSON; nothing to leave that as it is
 */
public record StackProtection(Optional<Boolean> termination, Optional<String> policy) {
  /** Leaves the protection of stacks as it is. */
  public static final StackProtection UNCHANGED =
      new StackProtection(Optional.empty(), Optional.empty());

  /** The most bytes that CloudFormation takes of a stack policy. */
  private static final int MAX_POLICY = 16_384;

  /**
   * Returns why CloudFormation would refuse the policy, as far as that is known before anything is
   * deployed; nothing if it would not.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_SetStackPolicy.html">
   *     SetStackPolicy</a>
   */
  public Optional<String> policyProblem() {
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    int size = policy.get().getBytes(UTF_8).length;
    if (size > MAX_POLICY) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "it has %,d bytes, and CloudFormation takes at most %,d.",
              size,
              MAX_POLICY));
    }
    try {
      return JsonReader.read(policy.get()) instanceof JsonObject
          ? Optional.empty()
          : Optional.of("it is JSON, but no object with `Statement`.");
    } catch (JsonSyntaxException e) {
      return Optional.of(
          "it is no JSON: line "
              + e.line()
              + ", column "
              + e.column()
              + ": "
              + Words.sentence(String.valueOf(e.getMessage())));
    }
  }

  /** Protects a stack, where it is not protected so; returns whether that failed. */
  boolean apply(Stack stack, CloudFormation service, Listener listener) {
    try {
      if (termination.filter(on -> on != stack.settings().terminationProtection()).isPresent()) {
        service.protect(stack.id(), termination.get());
        listener.note(
            "`"
                + stack.name()
                + (termination.get()
                    ? "` is protected against deletion now."
                    : "` is no longer protected against deletion."));
      }
      if (policy.isPresent() && !policy.equals(service.stackPolicy(stack.id()))) {
        service.setStackPolicy(stack.id(), policy.get());
        listener.note("`" + stack.name() + "` has another stack policy now.");
      }
      return false;
    } catch (ServiceException e) {
      listener.error(
          "The stack is deployed, but its protection could not be changed: " + e.getMessage());
      return true;
    }
  }
}
