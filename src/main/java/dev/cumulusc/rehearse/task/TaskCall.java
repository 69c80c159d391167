package dev.cumulusc.rehearse.task;

import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.rehearse.json.Json;

/**
 * What a task asks of the world outside of its machine.
 *
 * @param state the state's name
 * @param resource what it calls
 * @param input what the function, service or worker gets
 * @param invocation how often the state has asked before, over all iterations and retries
 * @param token the task's token, if it waits for one; else empty
 */
public record TaskCall(
    String state, TaskResource resource, Json input, int invocation, String token) {}
