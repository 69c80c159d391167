package dev.cumulusc.deploy.watch;

import java.time.Duration;
import java.util.Optional;

/**
 * How a watch is kept.
 *
 * @param timeout how long the operation may take; nothing for as long as it takes
 */
public record WatchOptions(Optional<Duration> timeout, OnTimeout onTimeout) {
  /** A watch that lasts as long as the operation. */
  public static final WatchOptions ENDLESS = new WatchOptions(Optional.empty(), OnTimeout.DETACH);

  /** What happens when an operation takes too long. */
  public enum OnTimeout {
    /** The update is cancelled, if it can be; the watch ends otherwise. */
    CANCEL,
    /** The watch ends. */
    DETACH
  }
}
