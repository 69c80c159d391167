package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A time in which AWS does not answer, as it is ridden out. */
final class Trouble {
  /** For how long without an answer the watch is kept up. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final WatchListener listener;
  private @Nullable Instant since;
  private Optional<String> sentence = Optional.empty();

  Trouble(WatchListener listener) {
    this.listener = listener;
  }

  /** Returns what is told while it lasts. */
  Optional<String> sentence() {
    return sentence;
  }

  /**
   * Notes that a look was not answered.
   *
   * @return whether that goes on for too long, or won't get better
   */
  boolean isHopeless(ServiceException e, Instant now) {
    String told =
        switch (e.kind()) {
          case THROTTLED -> "AWS throttles: the watch goes on, but looks less often.";
          case UNREACHABLE -> "AWS can't be reached: the watch goes on and tries again.";
          case CREDENTIALS ->
              "The credentials are not valid any more: the watch goes on when they are renewed.";
          case DENIED, NOT_FOUND, UNSUPPORTED, REFUSED -> "";
        };
    if (told.isEmpty()) {
      return true;
    }
    if (!sentence.equals(Optional.of(told))) {
      sentence = Optional.of(told);
      listener.notice(told);
    }
    Instant begin = since == null ? now : since;
    since = begin;
    return Duration.between(begin, now).compareTo(PATIENCE) > 0;
  }

  /** Notes that a look was answered. */
  void isOver() {
    if (since != null) {
      since = null;
      sentence = Optional.empty();
      listener.notice("AWS answers again.");
    }
  }
}
