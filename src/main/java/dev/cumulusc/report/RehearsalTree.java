package dev.cumulusc.report;

import dev.cumulusc.rehearse.history.HistoryEvent;
import dev.cumulusc.rehearse.history.HistoryListener;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.source.Printable;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the course of an execution while it runs: its states, each inside those it belongs to. */
public final class RehearsalTree implements HistoryListener {
  private static final String ENTERED = "StateEntered";
  private static final String EXITED = "StateExited";
  private static final String ITERATION_STARTED = "MapIterationStarted";

  private final PrintWriter out;
  private final Theme theme;

  /** How deep the events are, by their ids. */
  private final Map<Long, Integer> depths = new HashMap<>();

  /** How deep states are, by their names. */
  private final Map<String, Integer> entered = new HashMap<>();

  private final Map<Long, String> types = new HashMap<>();
  private @Nullable Instant start;
  private String lastTime = "";

  public RehearsalTree(PrintWriter out, Theme theme) {
    this.out = out;
    this.theme = theme;
  }

  @Override
  public void on(HistoryEvent event) {
    if (start == null) {
      start = event.time();
    }
    int depth =
        depths.getOrDefault(event.previous(), 0)
            + step(types.getOrDefault(event.previous(), ""), event.type());
    if (event.type().endsWith(EXITED)) {
      // What follows a state stands beside it, however deep it ended.
      depth = entered.getOrDefault(text(event, "name"), depth);
    } else if (event.type().endsWith(ENTERED)) {
      entered.put(text(event, "name"), depth);
    }
    depths.put(event.id(), depth);
    types.put(event.id(), event.type());
    String type = event.type();
    if (type.endsWith(ENTERED)) {
      String kind = type.substring(0, type.length() - ENTERED.length());
      line(event, depth, theme.strong(text(event, "name")) + "  " + theme.faint(kind));
    } else if (type.equals(ITERATION_STARTED)) {
      line(event, depth, theme.faint("item " + text(event, "index")));
    } else if (!type.startsWith("Execution") && event.details().get("error").isPresent()) {
      String cause = text(event, "cause");
      line(
          event,
          depth + 1,
          theme.bad(text(event, "error")) + (cause.isEmpty() ? "" : ": " + cause));
    }
  }

  /** Returns how much deeper an event is than the one it follows. */
  private static int step(String previous, String type) {
    if (type.endsWith(ENTERED)) {
      return previous.equals("ParallelStateStarted") || previous.equals(ITERATION_STARTED) ? 1 : 0;
    }
    if (type.equals(ITERATION_STARTED)) {
      return previous.endsWith(EXITED) ? -1 : 1;
    }
    boolean leaves =
        type.equals("ParallelStateSucceeded")
            || type.equals("MapIterationSucceeded")
            || type.equals("MapStateSucceeded");
    return leaves ? -1 : 0;
  }

  private static String text(HistoryEvent event, String member) {
    return Printable.of(
        event
            .details()
            .string(member)
            .or(() -> event.details().get(member).map(Json::text))
            .orElse(""));
  }

  private void line(HistoryEvent event, int depth, String text) {
    String time = time(Duration.between(start == null ? event.time() : start, event.time()));
    String shown = time.equals(lastTime) ? "" : time;
    lastTime = time;
    out.println(
        " ".repeat(9 - Math.min(9, shown.length()))
            + theme.faint(shown)
            + "  "
            + "  ".repeat(Math.max(0, depth))
            + text);
    out.flush();
  }

  /** Writes a time: {@code 2.5 s}. */
  public static String time(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
