package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Follows one operation of a stack to its end.
 *
 * <p>AWS is asked on another thread, so that time goes by for the listener, and interruptions are
 * heard, while an answer is slow.
 */
public final class StackWatcher {
  private static final Duration TICK = Duration.ofMillis(200);

  /** After so many polls without an event, the stack itself is asked whether it is done. */
  private static final int MAX_IDLE_POLLS = 10;

  /** After so long without an event, a stack is believed to be at its end though it looks old. */
  private static final Duration MAX_STALE = Duration.ofMinutes(5);

  /** How often a stack is asked for that is not described as its events say. */
  private static final int MAX_LOOKS = 5;

  private final CloudFormation cloudFormation;
  private final Clock clock;
  private final WatchListener listener;
  private final InterruptHandler interrupts;
  private final Executor background;

  /** Makes a watcher that asks AWS on a thread of its own. */
  public StackWatcher(
      CloudFormation cloudFormation,
      Clock clock,
      WatchListener listener,
      InterruptHandler interrupts) {
    this(cloudFormation, clock, listener, interrupts, StackWatcher::inBackground);
  }

  /**
   * Makes a watcher.
   *
   * @param background what asks AWS
   */
  public StackWatcher(
      CloudFormation cloudFormation,
      Clock clock,
      WatchListener listener,
      InterruptHandler interrupts,
      Executor background) {
    this.cloudFormation = cloudFormation;
    this.clock = clock;
    this.listener = listener;
    this.interrupts = interrupts;
    this.background = background;
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "watch");
    thread.setDaemon(true);
    thread.start();
  }

  /** Watches an operation until it is over, or the watch ends before it. */
  public WatchResult watch(Operation operation, StackOutline outline, WatchOptions options) {
    return new Watch(operation, outline, options).run();
  }

  /** The watch of one operation. */
  private final class Watch {
    private final Operation operation;
    private final WatchOptions options;
    private final EventReader reader;
    private final ProgressTracker tracker;
    private final Cancelling cancelling;
    private final Instant begin = clock.now();
    private final Outage outage = new Outage(listener, cloudFormation::renewsCredentials);
    private final PollInterval interval;
    private boolean timeoutDealtWith;
    private int idlePolls;
    private Instant lastEvent = begin;

    /** How the watch ended; nothing while it lasts. */
    private Optional<Outcome> outcome = Optional.empty();

    private Optional<Stack> stackAtEnd = Optional.empty();

    Watch(Operation operation, StackOutline outline, WatchOptions options) {
      this.operation = operation;
      this.options = options;
      this.reader = new EventReader(cloudFormation, operation, outline);
      this.tracker = new ProgressTracker(operation, outline, begin);
      this.cancelling = new Cancelling(cloudFormation, operation, listener);
      this.interval = new PollInterval(operation.stackId());
    }

    WatchResult run() {
      try {
        while (outcome.isEmpty()) {
          waitFor(poll());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        outcome = Optional.of(new Outcome.Detached(tracker.status()));
      }
      return new WatchResult(
          operation,
          outcome.orElseThrow(),
          tracker.events(),
          stackAtEnd,
          progress().elapsed(),
          cancelling.isDone() || Cancellations.isOfPeople(tracker.events()));
    }

    /** Reads the events once; returns the time to the next poll. */
    private Duration poll() throws InterruptedException {
      try {
        Optional<EventReader.Seen> answer = ask(reader::read);
        if (answer.isEmpty()) {
          return Duration.ZERO;
        }
        EventReader.Seen seen = answer.get();
        report(seen.events());
        if (isEnd(tracker.status())) {
          finish(tracker.status());
        } else if (seen.problem().isPresent()) {
          return afterFailure(seen.problem().get());
        } else if (seen.events().isEmpty() && ++idlePolls >= MAX_IDLE_POLLS) {
          askStack();
        }
        outage.end();
        return interval.next(reader.active());
      } catch (ServiceException e) {
        return afterFailure(e);
      }
    }

    private void report(List<WatchedEvent> events) {
      if (!events.isEmpty()) {
        idlePolls = 0;
        lastEvent = clock.now();
      }
      tracker.apply(events, clock.now());
      events.forEach(listener::event);
      listener.progress(progress());
    }

    private Duration afterFailure(ServiceException e) {
      if (!outage.endure(e, clock.now())) {
        outcome = Optional.of(new Outcome.LostSight(tracker.status(), e.getMessage()));
      }
      return interval.nextAfterFailure();
    }

    private static boolean isEnd(Status status) {
      return status.isComplete() || status.isFailed();
    }

    /**
     * Asks for the stack when its events say nothing for long, as some servers keep no events. What
     * it was before the operation is no end of it.
     */
    private void askStack() throws InterruptedException {
      idlePolls = 0;
      Optional<Optional<Stack>> answer = ask(() -> cloudFormation.stack(operation.stackId()));
      if (answer.isEmpty()) {
        return;
      }
      Status status =
          answer.get().map(Stack::status).orElseGet(() -> new Status("DELETE_COMPLETE"));
      boolean stale = answer.get().filter(stack -> !operation.isReflectedBy(stack)).isPresent();
      if (isEnd(status) && (!stale || isSilentFor(MAX_STALE))) {
        finish(status);
      }
    }

    private boolean isSilentFor(Duration time) {
      return Duration.between(lastEvent, clock.now()).compareTo(time) >= 0;
    }

    /** Ends the watch, unless the stack only failed on its way to something else. */
    private void finish(Status status) throws InterruptedException {
      Optional<Stack> stack = stackAt(status);
      boolean goesOn = stack.map(Stack::status).filter(Status::isInProgress).isPresent();
      if (outcome.isEmpty() && !(goesOn && status.isFailed())) {
        stackAtEnd = stack.filter(found -> is(found, status));
        outcome = Optional.of(Outcome.of(operation.kind(), status));
      }
    }

    /** Asks for the stack until it is described as its events say, but not for long. */
    private Optional<Stack> stackAt(Status status) throws InterruptedException {
      Optional<Stack> stack = Optional.empty();
      try {
        for (int i = 0; i < MAX_LOOKS && outcome.isEmpty(); i++) {
          stack = ask(() -> cloudFormation.stack(operation.stackId())).orElse(Optional.empty());
          if (status.isFailed() || stack.filter(found -> !is(found, status)).isEmpty()) {
            return stack;
          }
          waitFor(interval.next(1));
        }
      } catch (ServiceException e) {
        return Optional.empty();
      }
      return stack;
    }

    private static boolean is(Stack stack, Status status) {
      return stack.status().equals(status);
    }

    private void waitFor(Duration time) throws InterruptedException {
      Instant due = clock.now().plus(time);
      while (outcome.isEmpty() && clock.now().isBefore(due)) {
        tick(Duration.between(clock.now(), due));
        handleInterruptions();
      }
    }

    /** Asks AWS in the background while time goes by here; nothing if the watch ends meanwhile. */
    private <T> Optional<T> ask(Supplier<T> question) throws InterruptedException {
      CompletableFuture<T> answer = CompletableFuture.supplyAsync(question, background);
      while (!answer.isDone() && outcome.isEmpty()) {
        tick(TICK);
        handleInterruptions();
      }
      if (outcome.isPresent()) {
        return Optional.empty();
      }
      try {
        return Optional.of(answer.join());
      } catch (CompletionException e) {
        if (e.getCause() instanceof ServiceException failure) {
          throw failure;
        }
        throw e;
      }
    }

    /** Handles interruptions and the timeout. */
    private void handleInterruptions() {
      if (interrupts.isInterrupted()) {
        Status status = tracker.status();
        switch (interrupts.decide(cancelling.situation(status))) {
          case DETACH -> outcome = Optional.of(new Outcome.Detached(status));
          case CANCEL -> cancelling.cancel(status);
          case DELETE -> cancelling.delete(status);
          case WATCH -> listener.notice("The watch goes on.");
        }
      } else if (isLate()) {
        timeoutDealtWith = true;
        Status status = tracker.status();
        boolean cancelled =
            options.onTimeout() == WatchOptions.OnTimeout.CANCEL && cancelling.cancel(status);
        if (!cancelled) {
          outcome = Optional.of(new Outcome.TimedOut(status));
        }
      }
    }

    private boolean isLate() {
      return !timeoutDealtWith
          && options
              .timeout()
              .filter(allowed -> Duration.between(begin, clock.now()).compareTo(allowed) >= 0)
              .isPresent();
    }

    private void tick(Duration atMost) throws InterruptedException {
      clock.sleep(atMost.compareTo(TICK) < 0 ? atMost : TICK);
      listener.progress(progress());
    }

    private Progress progress() {
      return tracker.progress(clock.now(), outage.sentence());
    }
  }
}
