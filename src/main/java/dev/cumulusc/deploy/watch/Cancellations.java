package dev.cumulusc.deploy.watch;

import java.util.List;
import java.util.regex.Pattern;

/** Distinguishes failures from what fails only because something else did. */
public final class Cancellations {
  private static final Pattern CANCELLED =
      Pattern.compile("(?i)Resource (creation|update|deletion|import|modification) cancell?ed\\.?");

  private static final Pattern SUMMARY =
      Pattern.compile(
          "(?is)\\s*(The following (resource|hook)\\(s\\) failed|.*\\bEmbedded stack\\b.* (was not|failed)"
              + "|.*Rollback (requested|initiated) by).*");

  private static final Pattern PERSON = Pattern.compile("(?i)\\s*User Initiated\\.?\\s*");

  private Cancellations() {}

  /** Returns whether a failed resource was only given up when another one failed. */
  public static boolean isCancelled(WatchedEvent event) {
    return event.event().reason().map(text -> CANCELLED.matcher(text).matches()).orElse(false);
  }

  /**
   * Returns whether somebody cancelled an update: the stack rolls back, after it began, with the
   * reason {@code User Initiated} (as a cancelled update of ministack has it, too: its pull request
   * 1649).
   *
   * @param events the events of the operation, in order of time
   */
  public static boolean isOfPeople(List<WatchedEvent> events) {
    return events.stream()
        .filter(seen -> seen.event().isOfStack() && seen.stackPath().isEmpty())
        .skip(1)
        .anyMatch(
            seen ->
                seen.event().status().name().equals("UPDATE_ROLLBACK_IN_PROGRESS")
                    && isByPerson(seen));
  }

  /** Returns whether a person is all that a reason names. */
  public static boolean isByPerson(WatchedEvent event) {
    return event.event().reason().map(text -> PERSON.matcher(text).matches()).orElse(false);
  }

  /** Returns whether a reason only repeats that resources failed, and not why. */
  public static boolean isSummary(WatchedEvent event) {
    return event.event().reason().map(text -> SUMMARY.matcher(text).matches()).orElse(true);
  }
}
