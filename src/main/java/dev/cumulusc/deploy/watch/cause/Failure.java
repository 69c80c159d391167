package dev.cumulusc.deploy.watch.cause;

import dev.cumulusc.deploy.watch.WatchedEvent;
import java.util.List;
import java.util.Optional;

/**
 * A resource, or a stack as a whole, that failed for a reason of its own.
 *
 * @param reason why, without request ids and the like
 * @param code the error's name, where it is known
 * @param advice what to do about it
 */
public record Failure(
    WatchedEvent seen, String reason, Optional<String> code, List<String> advice) {

  public Failure {
    advice = List.copyOf(advice);
  }

  static Failure of(WatchedEvent seen) {
    FailureText text = FailureText.of(seen.reason().orElse("CloudFormation gives no reason."));
    return new Failure(seen, text.text(), text.code(), KnownReasons.adviceOn(seen.event(), text));
  }
}
