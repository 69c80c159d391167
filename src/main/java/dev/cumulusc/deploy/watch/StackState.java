package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.deploy.watch.Progress.ResourceProgress;
import dev.cumulusc.deploy.watch.Progress.StackProgress;
import dev.cumulusc.source.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of a stack while it is watched. */
final class StackState {
  private static final Status UNKNOWN = new Status("");

  private final String path;
  private final StackOutline outline;
  private final boolean deletion;
  private final Map<String, StackState> nested = new LinkedHashMap<>();
  private final Map<String, ResourceState> resources = new LinkedHashMap<>();

  /** The resources that something is still going to happen to, or has happened to. */
  private final Set<String> expected;

  /** The stack's name; an empty string until it is known. */
  private String name;

  private Status status = UNKNOWN;
  private Instant begin;
  private Instant lastTime;

  StackState(String name, String path, StackOutline outline, boolean deletion, Instant begin) {
    this.name = name;
    this.path = path;
    this.outline = outline;
    this.deletion = deletion;
    this.expected = new LinkedHashSet<>(outline.expected().keySet());
    this.begin = begin;
    this.lastTime = begin;
  }

  Status status() {
    return status;
  }

  void apply(WatchedEvent seen) {
    StackEvent event = seen.event();
    if (status.equals(UNKNOWN) && resources.isEmpty()) {
      begin = event.time();
    }
    lastTime = event.time();
    if (event.isOfStack()) {
      enter(event.status());
      return;
    }
    ResourceState known = resources.get(event.logicalId());
    if (known == null) {
      resources.put(event.logicalId(), new ResourceState(seen));
    } else {
      known.next(event);
    }
  }

  /** Starts to count anew when the stack begins to be rolled back or cleaned up. */
  private void enter(Status next) {
    boolean rollsBack = next.isRollback() && !status.isRollback();
    boolean cleansUp = next.name().endsWith("_CLEANUP_IN_PROGRESS");
    if (next.isInProgress() && (rollsBack || cleansUp)) {
      expected.clear();
      if (rollsBack) {
        expected.addAll(resources.keySet());
      }
      resources.values().removeIf(resource -> !resource.status().isInProgress());
    }
    status = next;
  }

  StackState nested(String logicalId, String stackName) {
    StackState known = nested.get(logicalId);
    if (known == null) {
      String inner = path.isEmpty() ? logicalId : path + "/" + logicalId;
      known = new StackState(stackName, inner, outline.inner(logicalId), deletion, lastTime);
      nested.put(logicalId, known);
    }
    known.name = stackName.isEmpty() ? known.name : stackName;
    return known;
  }

  StackProgress progress(Instant now, ServiceClock clock) {
    List<String> pending =
        expected.stream().filter(logicalId -> !resources.containsKey(logicalId)).toList();
    List<ResourceProgress> inProgress = new ArrayList<>();
    int done = 0;
    int failed = 0;
    for (ResourceState resource : byAge()) {
      Status each = resource.status();
      if (each.isFailed()) {
        failed++;
      } else if (!each.isInProgress()) {
        done++;
      } else if (!nested.containsKey(resource.last().logicalId())) {
        inProgress.add(progress(resource, pending, now, clock));
      }
    }
    boolean over = !status.equals(UNKNOWN) && !status.isInProgress();
    return new StackProgress(
        name,
        path,
        status,
        over ? Duration.between(begin, lastTime) : clock.since(begin, now),
        pending,
        inProgress,
        done,
        failed,
        nested.values().stream().map(inner -> inner.progress(now, clock)).toList());
  }

  private List<ResourceState> byAge() {
    return resources.values().stream().sorted(Comparator.comparing(ResourceState::since)).toList();
  }

  private ResourceProgress progress(
      ResourceState resource, List<String> pending, Instant now, ServiceClock clock) {
    String logicalId = resource.last().logicalId();
    return new ResourceProgress(
        resource.path(),
        logicalId,
        resource.last().type(),
        resource.status(),
        clock.since(resource.since(), now),
        resource.last().reason(),
        pending.stream().filter(other -> waits(other, logicalId)).toList(),
        resource.origin().map(Origin::primary));
  }

  /** What is made waits for what it needs; what is deleted, for what needs it. */
  private boolean waits(String pending, String inProgress) {
    boolean backwards = deletion || status.isRollback();
    String needy = backwards ? inProgress : pending;
    String needed = backwards ? pending : inProgress;
    return outline.dependencies().getOrDefault(needy, Set.of()).contains(needed);
  }
}
