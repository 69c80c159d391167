package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An outage: calls fail, but the watch goes on for a while. */
final class Outage {
  /** For how long the watch goes on without an answer. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final WatchListener listener;
  private final BooleanSupplier renewable;
  private @Nullable Instant since;
  private Optional<String> sentence = Optional.empty();

  /**
   * Makes one that has not started.
   *
   * @param renewable whether credentials that are not valid any more may become valid again
   */
  Outage(WatchListener listener, BooleanSupplier renewable) {
    this.listener = listener;
    this.renewable = renewable;
  }

  /** Returns what explains the outage while it lasts. */
  Optional<String> sentence() {
    return sentence;
  }

  /**
   * Records that a call failed.
   *
   * @return whether the watch goes on; otherwise the outage lasts too long, or won't end by itself
   */
  boolean endure(ServiceException e, Instant now) {
    String reason =
        switch (e.kind()) {
          case THROTTLED -> "AWS throttles: the watch goes on, but looks less often.";
          case UNREACHABLE -> "AWS can't be reached: the watch goes on and tries again.";
          case CREDENTIALS ->
              renewable.getAsBoolean()
                  ? "The credentials are not valid any more: the watch goes on when they are renewed."
                  : "";
          case DENIED, NOT_FOUND, UNSUPPORTED, REFUSED -> "";
        };
    if (reason.isEmpty()) {
      return false;
    }
    if (!sentence.equals(Optional.of(reason))) {
      sentence = Optional.of(reason);
      listener.notice(reason);
    }
    Instant begin = since == null ? now : since;
    since = begin;
    return Duration.between(begin, now).compareTo(PATIENCE) <= 0;
  }

  /** Records that a call was answered. */
  void end() {
    if (since != null) {
      since = null;
      sentence = Optional.empty();
      listener.notice("AWS answers again.");
    }
  }
}
