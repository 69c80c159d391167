package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.Operation;
import dev.cumulusc.deploy.watch.Progress;
import dev.cumulusc.deploy.watch.StackOutline;
import dev.cumulusc.deploy.watch.StackWatcher;
import dev.cumulusc.deploy.watch.WatchListener;
import dev.cumulusc.deploy.watch.WatchOptions;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.WatchedEvent;
import dev.cumulusc.deploy.watch.recovery.Remedies;
import dev.cumulusc.deploy.watch.recovery.Remedy;
import java.util.Optional;
import java.util.function.Supplier;

/** Watches operations of stacks to their end, and reports what it sees as events. */
public final class Watching {
  private final DeployContext context;
  private final Listener listener;
  private final WatchOptions options;

  public Watching(DeployContext context, WatchOptions options) {
    this.context = context;
    this.listener = context.listener();
    this.options = options;
  }

  private StackWatcher watcher(String stackName) {
    return new StackWatcher(
        context.cloudFormation(),
        context.clock(),
        new Events(stackName, listener),
        new Interruptions(context.questions(), listener));
  }

  /** Watches an operation that has started. */
  public WatchResult watch(Operation operation, StackOutline outline) {
    String name = operation.stackName();
    return reported(name, () -> Optional.of(watcher(name).watch(operation, outline, options)))
        .orElseThrow();
  }

  /**
   * Repairs a stack.
   *
   * @param roleArn the role that CloudFormation works with; nothing for the stack's own
   * @return what was seen of it; nothing if there was nothing to do
   */
  public Optional<WatchResult> repair(
      Remedy remedy, Stack stack, StackOutline outline, Optional<String> roleArn) {
    Remedies remedies =
        new Remedies(context.cloudFormation(), context.clock(), watcher(stack.name()), options);
    return reported(stack.name(), () -> remedies.apply(remedy, stack, outline, roleArn));
  }

  private Optional<WatchResult> reported(String stackName, Supplier<Optional<WatchResult>> watch) {
    Optional<WatchResult> watched = Optional.empty();
    listener.on(new Event.WatchStarted(stackName));
    try {
      watched = watch.get();
      return watched;
    } finally {
      listener.on(new Event.WatchEnded(stackName, watched));
    }
  }

  /** Turns the progress of a watch into events. */
  private record Events(String stackName, Listener listener) implements WatchListener {
    @Override
    public void event(WatchedEvent event) {
      listener.on(new Event.StackChanged(stackName, event));
    }

    @Override
    public void progress(Progress progress) {
      listener.on(new Event.WatchProgressed(progress));
    }

    @Override
    public void notice(String sentence) {
      listener.on(new Event.WatchNoticed(stackName, sentence));
    }
  }
}
