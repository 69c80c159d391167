package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
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
