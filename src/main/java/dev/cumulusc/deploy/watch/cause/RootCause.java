package dev.cumulusc.deploy.watch.cause;

import dev.cumulusc.deploy.watch.Cancellations;
import dev.cumulusc.deploy.watch.WatchedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why an operation failed.
 *
 * @param first what failed first of itself; nothing if no event shows it, or somebody cancelled it
 * @param others what failed after it for another reason, in order of time
 * @param ofRollback what failed first while it was undone
 */
public record RootCause(
    Optional<Failure> first, List<Failure> others, Optional<Failure> ofRollback) {

  public RootCause {
    others = List.copyOf(others);
  }

  /**
   * Finds it.
   *
   * @param events the events of the operation, in order of time
   */
  public static RootCause of(List<WatchedEvent> events) {
    List<WatchedEvent> forward = new ArrayList<>();
    List<WatchedEvent> back = new ArrayList<>();
    List<WatchedEvent> ofStacks = new ArrayList<>();
    Set<String> rollingBack = new HashSet<>();
    Set<String> started = new HashSet<>();
    for (WatchedEvent seen : events) {
      if (seen.event().isOfStack() && !seen.isFailure()) {
        if (seen.event().status().isRollback()) {
          rollingBack.add(seen.stackPath());
        }
        // An operation that begins with a rollback was asked for: that is no failure.
        boolean first = started.add(seen.stackPath());
        if (explains(seen) && !(first && seen.event().status().isInProgress())) {
          ofStacks.add(seen);
        }
      } else if (seen.isFailure()) {
        (isUndone(seen.stackPath(), rollingBack) ? back : forward).add(seen);
      }
    }
    if (forward.isEmpty()) {
      forward.addAll(ofStacks);
    }
    if (forward.isEmpty() && back.isEmpty() && !Cancellations.isOfPeople(events)) {
      events.stream().filter(seen -> seen.event().status().isFailed()).forEach(forward::add);
    }
    List<Failure> found = forward.stream().map(Failure::of).toList();
    return new RootCause(
        found.stream().findFirst(), others(found), back.stream().findFirst().map(Failure::of));
  }

  /** Returns whether an event of a stack says why it fails: a parameter, an export. */
  private static boolean explains(WatchedEvent seen) {
    boolean fails = seen.event().status().isFailed() || seen.event().status().isRollback();
    return fails
        && seen.event().reason().isPresent()
        && !Cancellations.isByPerson(seen)
        && !Cancellations.isSummary(seen);
  }

  private static boolean isUndone(String stackPath, Set<String> rollingBack) {
    return rollingBack.stream()
        .anyMatch(
            path -> path.isEmpty() || stackPath.equals(path) || stackPath.startsWith(path + "/"));
  }

  /** Leaves out what repeats an earlier reason. */
  private static List<Failure> others(List<Failure> found) {
    Set<String> reported = new HashSet<>();
    List<Failure> others = new ArrayList<>();
    for (Failure failure : found) {
      if (reported.add(failure.reason()) && reported.size() > 1) {
        others.add(failure);
      }
    }
    return others;
  }
}
