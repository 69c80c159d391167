package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.source.Origin;
import java.time.Instant;
import java.util.Optional;

/** What is known of a resource that something happened to. */
final class ResourceState {
  private final String path;
  private final Optional<Origin> origin;
  private StackEvent last;
  private Instant since;

  ResourceState(WatchedEvent first) {
    this.path = first.path();
    this.origin = first.origin();
    this.last = first.event();
    this.since = last.time();
  }

  /** Takes in what happened next; the time goes on until something else happens to the resource. */
  void next(StackEvent event) {
    boolean same = event.status().equals(last.status()) && event.status().isInProgress();
    if (!same) {
      since = event.time();
    }
    last = event;
  }

  String path() {
    return path;
  }

  Optional<Origin> origin() {
    return origin;
  }

  StackEvent last() {
    return last;
  }

  Status status() {
    return last.status();
  }

  /** Returns when that began which happens to it. */
  Instant since() {
    return since;
  }
}
