package dev.cumulusc.rehearse.task;

import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import java.time.Instant;

/**
 * What a task asks of the world outside of its machine.
 *
 * @param state the state's name
 * @param target what it calls
 * @param input what the function, service or worker gets
 * @param earlier what the state has asked before
 * @param token the task's token, if it waits for one; else empty
 * @param time the virtual time of the call
 */
public record TaskCall(
    String state, Target target, Json input, EarlierCalls earlier, String token, Instant time) {

  /**
   * What is called.
   *
   * @param arn the {@code Resource} of the state
   * @param resource what that means
   */
  public record Target(String arn, TaskResource resource) {}

  /** Returns how often the state has asked before, over all iterations and retries. */
  public int invocation() {
    return earlier.count();
  }

  public TaskResource resource() {
    return target.resource();
  }

  /** Returns whether a function is called through the Lambda service's own integration. */
  public boolean isInvocation() {
    return resource() instanceof TaskResource.Optimized && resource().callsLambda();
  }

  /** Returns what a function that is called gets as its event. */
  public Json event() {
    return isInvocation() && input instanceof JsonObject parameters
        ? parameters.get("Payload").orElse(JsonObject.EMPTY)
        : input;
  }
}
