package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.source.Origin;
import java.util.Optional;

/**
 * An event and where it belongs.
 *
 * @param stackPath the nested stack by its logical ids below the watched one, {@code Api/Backend};
 *     an empty text for the watched stack
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
}
