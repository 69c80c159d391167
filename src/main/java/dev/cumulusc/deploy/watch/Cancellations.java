package dev.cumulusc.deploy.watch;

import java.util.regex.Pattern;

/** Distinguishes failures from what fails only because something else did. */
public final class Cancellations {
  private static final Pattern CANCELLED =
      Pattern.compile("(?i)Resource (creation|update|deletion|import|modification) cancell?ed\\.?");

  private static final Pattern SUMMARY =
      Pattern.compile(
          "(?is)\\s*(The following (resource|hook)\\(s\\) failed|.*\\bEmbedded stack\\b.* (was not|failed)"
              + "|.*Rollback (requested|initiated) by).*");

  private Cancellations() {}

  /** Returns whether a failed resource was only given up when another one failed. */
  public static boolean isCancelled(WatchedEvent event) {
    return event.event().reason().map(text -> CANCELLED.matcher(text).matches()).orElse(false);
  }

  /** Returns whether a reason only repeats that resources failed, and not why. */
  public static boolean isSummary(WatchedEvent event) {
    return event.event().reason().map(text -> SUMMARY.matcher(text).matches()).orElse(true);
  }
}
