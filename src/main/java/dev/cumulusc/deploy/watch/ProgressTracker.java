package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.service.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a picture of events. */
final class ProgressTracker {
  private final Operation operation;
  private final StackState root;
  private final Instant begin;
  private final ServiceClock clock = new ServiceClock();
  private final List<WatchedEvent> events = new ArrayList<>();
  private final List<WatchedEvent> failures = new ArrayList<>();
  private int polls;

  /**
   * Makes an empty picture.
   *
   * @param begin when the watch began
   */
  ProgressTracker(Operation operation, StackOutline outline, Instant begin) {
    this.operation = operation;
    this.begin = begin;
    boolean deletion = operation.kind() == Operation.Kind.DELETE;
    this.root = new StackState(operation.stackName(), "", outline, deletion, begin);
  }

  /** Takes in the events of a poll. */
  void apply(List<WatchedEvent> seen, Instant now) {
    polls++;
    for (WatchedEvent each : seen) {
      StackEvent event = each.event();
      clock.observe(event.time(), now, polls > 1);
      StackState stack = stack(each);
      stack.apply(each);
      if (event.isOfNestedStack()) {
        stack.nested(event.logicalId(), event.physicalId().map(Stacks::nameOf).orElse(""));
      }
      events.add(each);
      if (each.isFailure()) {
        failures.add(each);
      }
    }
  }

  private StackState stack(WatchedEvent seen) {
    StackState at = root;
    if (!seen.stackPath().isEmpty()) {
      for (String logicalId : seen.stackPath().split("/")) {
        at = at.nested(logicalId, "");
      }
    }
    return at;
  }

  /** Returns the watched stack's last known status; an empty one before its first event. */
  Status status() {
    return root.status();
  }

  List<WatchedEvent> events() {
    return List.copyOf(events);
  }

  Progress progress(Instant now, Optional<String> outage) {
    Duration elapsed = Duration.between(begin, now);
    Duration sinceFirst =
        events.isEmpty() ? elapsed : clock.since(events.get(0).event().time(), now);
    return new Progress(
        operation,
        elapsed.compareTo(sinceFirst) > 0 ? elapsed : sinceFirst,
        root.progress(now, clock),
        failures,
        outage);
  }
}
