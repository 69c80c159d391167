package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a watch saw.
 *
 * @param events all events of the operation, in order of time
 * @param stack the stack as it is at the end; nothing if it is not over, or can't be asked for
 * @param cancelled whether it was cancelled, from here or by somebody else
 */
public record WatchResult(
    Operation operation,
    Outcome outcome,
    List<WatchedEvent> events,
    Optional<Stack> stack,
    Duration elapsed,
    boolean cancelled) {

  public WatchResult {
    events = List.copyOf(events);
  }
}
