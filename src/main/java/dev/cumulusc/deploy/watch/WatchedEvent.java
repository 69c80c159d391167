package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.source.Origin;
import java.util.Optional;

/**
 * An event and where it belongs.
 *
 * @param stackPath the nested stack by its logical ids below the watched one, {@code Api/Backend};
 *     an empty string for the watched stack
 * @param origin what made the resource, if that is known
 */
public record WatchedEvent(StackEvent event, String stackPath, Optional<Origin> origin) {

  /** Returns the resource by its logical ids below the watched stack: {@code Api/Backend/Role}. */
  public String path() {
    if (event.isOfStack()) {
      return stackPath;
    }
    return stackPath.isEmpty() ? event.logicalId() : stackPath + "/" + event.logicalId();
  }

  /**
   * Returns whether a resource failed of itself, and not only because another one did, or a hook
   * refuses it.
   */
  public boolean isFailure() {
    return event.hook().filter(hook -> hook.answer() == StackEvent.Hook.Answer.REFUSES).isPresent()
        || (event.status().isFailed()
            && !event.isOfStack()
            && !Cancellations.isCancelled(this)
            && !Cancellations.isSummary(this));
  }

  /** Returns why it happened, a hook's answer first; nothing if no reason is given. */
  public Optional<String> reason() {
    return event
        .hook()
        .filter(StackEvent.Hook::complains)
        .map(StackEvent.Hook::sentence)
        .or(event::reason);
  }
}
