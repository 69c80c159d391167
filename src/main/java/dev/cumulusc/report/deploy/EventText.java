package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.watch.Cancellations;
import dev.cumulusc.deploy.watch.WatchedEvent;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.report.Theme;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An event in a line. Events that only repeat an earlier one are left out. */
final class EventText {
  /** How many characters of a reason are shown while it goes on; the end has more. */
  private static final int MAX_REASON = 400;

  private final Theme theme;
  private final StackLabel label;
  private final ProgressText progress;
  private final Map<String, String> shown = new HashMap<>();

  EventText(Theme theme, StackLabel label) {
    this.theme = theme;
    this.label = label;
    this.progress = new ProgressText(theme);
  }

  /** Returns the line of an event, if it is worth one. */
  Optional<String> line(WatchedEvent seen) {
    String status = seen.event().status().name();
    String key = seen.path() + " " + seen.event().isOfStack();
    boolean same = status.equals(shown.put(key, status)) && seen.event().status().isInProgress();
    boolean hooked = seen.event().hook().filter(StackEvent.Hook::complains).isPresent();
    if (same && !hooked) {
      return Optional.empty();
    }
    StringBuilder line = new StringBuilder();
    line.append(seen.path().isEmpty() ? seen.event().stackName() : label.before(seen.path()))
        .append("  ")
        .append(theme.faint(seen.event().type().replaceFirst("^AWS::", "")))
        .append("  ")
        .append(
            Cancellations.isCancelled(seen)
                ? theme.faint(status)
                : progress.status(seen.event().status()));
    if (seen.event().status().isFailed() || hooked) {
      seen.origin().ifPresent(origin -> line.append("  at ").append(origin.primary()));
      seen.reason()
          .ifPresent(
              reason ->
                  line.append(": ")
                      .append(Words.shortened(reason.replaceAll("\\s+", " ").strip(), MAX_REASON)));
    }
    return Optional.of(line.toString());
  }
}
