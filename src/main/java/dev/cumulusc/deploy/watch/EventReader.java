package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.source.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what is new among the events of a stack and of the stacks nested in it. */
final class EventReader {
  private static final int LATE_LOOKS = 2;

  private final CloudFormation cloudFormation;
  private final Operation operation;

  /** The stacks that are read, by their ids. */
  private final Map<String, Followed> stacks = new LinkedHashMap<>();

  private @Nullable Instant begin;

  /**
   * What reading the events gave.
   *
   * @param events what is new, in order of time
   * @param problem what kept some stack's events from being read
   */
  record Seen(List<WatchedEvent> events, Optional<ServiceException> problem) {}

  /** A stack whose events are read. */
  private static final class Followed {
    final String id;
    final String path;
    final StackOutline outline;
    @Nullable String knownEventId;

    /** Whether its own events say that something goes on in it. */
    boolean inProgress;

    /** Whether the stack around it says that it is done. */
    boolean ended;

    /** How often it is read after its end, as events may be late. */
    int looksLeft = LATE_LOOKS;

    Followed(String id, String path, StackOutline outline) {
      this.id = id;
      this.path = path;
      this.outline = outline;
    }

    boolean isOver() {
      return ended && !inProgress && looksLeft <= 0;
    }
  }

  EventReader(CloudFormation cloudFormation, Operation operation, StackOutline outline) {
    this.cloudFormation = cloudFormation;
    this.operation = operation;
    stacks.put(operation.stackId(), new Followed(operation.stackId(), "", outline));
  }

  /** Returns how many stacks each poll reads. */
  int active() {
    return (int) stacks.values().stream().filter(stack -> !stack.isOver()).count();
  }

  /** Reads the events of each stack once, nested ones that appear included. */
  Seen read() {
    List<WatchedEvent> events = new ArrayList<>();
    Optional<ServiceException> problem = Optional.empty();
    List<Followed> unread = new ArrayList<>(stacks.values());
    while (!unread.isEmpty() && problem.isEmpty()) {
      List<Followed> round = unread;
      unread = new ArrayList<>();
      for (Followed stack : round) {
        if (stack.isOver()) {
          continue;
        }
        if (stack.ended) {
          stack.looksLeft--;
        }
        try {
          List<WatchedEvent> found = read(stack);
          events.addAll(found);
          unread.addAll(follow(found, stack));
        } catch (ServiceException e) {
          problem = handle(e, stack);
        }
      }
    }
    events.sort(Comparator.comparing(seen -> seen.event().time()));
    return new Seen(events, problem);
  }

  /** A nested stack that can't be seen is not worth losing sight of the others. */
  private static Optional<ServiceException> handle(ServiceException e, Followed stack) {
    boolean passes =
        switch (e.kind()) {
          case THROTTLED, UNREACHABLE, CREDENTIALS -> true;
          case DENIED, NOT_FOUND, UNSUPPORTED, REFUSED -> false;
        };
    if (passes || stack.path.isEmpty()) {
      return Optional.of(e);
    }
    stack.ended = true;
    stack.inProgress = false;
    stack.looksLeft = 0;
    return Optional.empty();
  }

  private List<WatchedEvent> read(Followed stack) {
    Predicate<StackEvent> known = known(stack);
    List<StackEvent> found = new ArrayList<>(cloudFormation.eventsBackTo(stack.id, known));
    if (!found.isEmpty()) {
      StackEvent last = found.get(found.size() - 1);
      boolean isPart =
          stack.path.isEmpty() && stack.knownEventId == null && operation.knownEventId().isEmpty();
      if (known.test(last) && !isPart) {
        found.remove(found.size() - 1);
      }
    }
    if (found.isEmpty()) {
      return List.of();
    }
    stack.knownEventId = found.get(0).id();
    found.stream()
        .filter(StackEvent::isOfStack)
        .findFirst()
        .ifPresent(event -> stack.inProgress = event.status().isInProgress());
    Collections.reverse(found);
    if (begin == null) {
      begin = found.get(0).time();
    }
    return found.stream()
        .map(event -> new WatchedEvent(event, stack.path, origin(event, stack)))
        .toList();
  }

  private static Optional<Origin> origin(StackEvent event, Followed stack) {
    return event.isOfStack() ? Optional.empty() : stack.outline.origin(event.logicalId());
  }

  private Predicate<StackEvent> known(Followed stack) {
    String knownEventId = stack.knownEventId;
    if (knownEventId != null) {
      return event -> event.id().equals(knownEventId);
    }
    if (stack.path.isEmpty()) {
      return operation::reachesBack;
    }
    Instant since = begin;
    return event -> since != null && event.time().isBefore(since);
  }

  /** Follows nested stacks that begin, and notes which of them are done. */
  private List<Followed> follow(List<WatchedEvent> events, Followed parent) {
    List<Followed> appeared = new ArrayList<>();
    for (WatchedEvent seen : events) {
      StackEvent event = seen.event();
      String id = event.physicalId().orElse("");
      if (!event.isOfNestedStack() || !id.contains(":stack/")) {
        continue;
      }
      Followed nested = stacks.get(id);
      if (nested == null) {
        nested = new Followed(id, seen.path(), parent.outline.inner(event.logicalId()));
        stacks.put(id, nested);
        appeared.add(nested);
      }
      nested.ended = !event.status().isInProgress();
      nested.looksLeft = LATE_LOOKS;
    }
    return appeared;
  }
}
