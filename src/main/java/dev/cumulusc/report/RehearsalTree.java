package dev.cumulusc.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.rehearse.history.HistoryEvent;
import dev.cumulusc.rehearse.history.HistoryListener;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.machine.Payload;
import dev.cumulusc.source.Printable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows the course of an execution while it runs: its states, each inside those it belongs to, with
 * the sizes of input and output, each retry, and where an error was caught.
 */
public final class RehearsalTree implements HistoryListener {
  private static final String ENTERED = "StateEntered";
  private static final String EXITED = "StateExited";
  private static final String ITERATION_STARTED = "MapIterationStarted";
  private static final String OF_THE_LIMIT = " of " + Payload.MAX_BYTES / 1024 + " KiB";

  private final RehearsalLines lines;
  private final Theme theme;
  private final Map<Long, Seen> seen = new HashMap<>();
  private @Nullable Instant start;
  private @Nullable State open;

  /** The state that the last line is about: branches that run side by side take turns, too. */
  private String shown = "";

  private String lastTime = "";

  /** The item that the last line belongs to: items that run side by side take turns. */
  private String lastItem = "";

  public RehearsalTree(RehearsalLines lines, Theme theme) {
    this.lines = lines;
    this.theme = theme;
  }

  /** A state that was entered; one that is entered twice counts twice. */
  private static final class State {
    final String name;
    final String kind;
    final @Nullable State parent;
    final String item;
    final int depth;
    int attempts;

    State(String name, String kind, @Nullable State parent, String item, int depth) {
      this.name = name;
      this.kind = kind;
      this.parent = parent;
      this.item = item;
      this.depth = depth;
    }
  }

  /**
   * An event that was shown or passed over.
   *
   * @param state the state that it belongs to; none at the level of the execution
   * @param item the item of the Map that is worked on
   */
  private record Seen(HistoryEvent event, @Nullable State state, String item) {
    boolean isType(String type) {
      return event.type().equals(type);
    }

    boolean isFailure() {
      return event.type().endsWith("Failed") || event.type().endsWith("TimedOut");
    }
  }

  @Override
  public void on(HistoryEvent event) {
    if (start == null) {
      start = event.time();
    }
    Seen previous = seen.get(event.previous());
    String type = event.type();
    if (type.endsWith(ENTERED)) {
      enter(event, previous);
      return;
    }
    State state = owner(event, previous == null ? null : previous.state());
    String item = state == null ? "" : state.item;
    if (type.equals(ITERATION_STARTED) && state != null) {
      item = (item.isEmpty() ? "" : item + ".") + text(event, "index");
      line(event, state.depth + 1, "", theme.faint("item " + item));
      lastItem = item;
    } else if (type.endsWith(EXITED) && state != null) {
      exit(event, state, previous != null && previous.isFailure());
    } else if (state != null && isAttempt(type)) {
      attempt(event, state, previous);
    } else if (state != null
        && !type.startsWith("Execution")
        && event.details().get("error").isPresent()) {
      String cause = text(event, "cause");
      line(
          event,
          state.depth + 1,
          state.item,
          nameUnlessShown(state)
              + theme.bad(text(event, "error"))
              + (cause.isEmpty() ? "" : ": " + cause));
    }
    seen.put(event.id(), new Seen(event, state, item));
  }

  private void enter(HistoryEvent event, @Nullable Seen previous) {
    State before = previous == null ? null : previous.state();
    boolean isInside =
        previous != null
            && (previous.isType("ParallelStateStarted") || previous.isType(ITERATION_STARTED));
    State parent = before == null || isInside ? before : before.parent;
    String item = previous == null ? "" : isInside ? previous.item() : itemBeside(before);
    int depth = parent == null ? 0 : parent.depth + (parent.kind.equals("Map") ? 2 : 1);
    String kind = event.type().substring(0, event.type().length() - ENTERED.length());
    State state = new State(text(event, "name"), kind, parent, item, depth);
    seen.put(event.id(), new Seen(event, state, item));
    String text =
        theme.strong(state.name) + "  " + theme.faint(kind + "  in " + share(event, "input"));
    lines.open(begin(event, depth, item, text), theme.faint(OF_THE_LIMIT));
    open = state;
    shown = state.name;
  }

  /** Returns what a line begins with that is about another state than the one above it. */
  private String nameUnlessShown(State state) {
    boolean isShown = state.name.equals(shown);
    shown = state.name;
    return isShown ? "" : theme.strong(state.name) + "  ";
  }

  private static String itemBeside(@Nullable State state) {
    return state == null ? "" : state.item;
  }

  private void exit(HistoryEvent event, State state, boolean caught) {
    String out = "out " + share(event, "output") + OF_THE_LIMIT;
    if (open == state && !caught) {
      lines.finish(theme.faint(", " + out));
    } else if (caught) {
      line(
          event,
          state.depth + 1,
          state.item,
          "caught by " + theme.strong(state.name) + "  " + theme.faint(out));
    } else {
      line(
          event,
          state.depth,
          state.item,
          theme.strong(state.name) + "  " + theme.faint("ends, " + out));
    }
    open = null;
    shown = state.name;
  }

  private void attempt(HistoryEvent event, State state, @Nullable Seen previous) {
    state.attempts++;
    if (state.attempts > 1) {
      Duration wait =
          previous == null
              ? Duration.ZERO
              : Duration.between(previous.event().time(), event.time());
      line(
          event,
          state.depth + 1,
          state.item,
          nameUnlessShown(state)
              + theme.notable("retry " + (state.attempts - 1))
              + " after "
              + time(wait));
    }
  }

  private static boolean isAttempt(String type) {
    return type.endsWith("Scheduled")
        || type.equals("MapStateStarted")
        || type.equals("ParallelStateStarted");
  }

  /** Returns the state that an event belongs to: that of the event before it, or one around it. */
  private static @Nullable State owner(HistoryEvent event, @Nullable State before) {
    String type = event.type();
    String kind = type.startsWith("Map") ? "Map" : type.startsWith("Parallel") ? "Parallel" : "";
    String name = text(event, "name");
    State state = before;
    while (state != null
        && (!kind.isEmpty() && !state.kind.equals(kind)
            || !name.isEmpty() && !state.name.equals(name))) {
      state = state.parent;
    }
    return state == null ? before : state;
  }

  private static String text(HistoryEvent event, String member) {
    return Printable.of(
        event
            .details()
            .string(member)
            .or(() -> event.details().get(member).map(Json::text))
            .orElse(""));
  }

  /** Returns the size of a value as a share of what a state may be given or return. */
  private static String share(HistoryEvent event, String member) {
    int bytes = event.details().string(member).orElse("").getBytes(UTF_8).length;
    double percent = 100.0 * bytes / Payload.MAX_BYTES;
    return percent < 0.1 ? "<0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
  }

  private void line(HistoryEvent event, int depth, String item, String text) {
    lines.print(begin(event, depth, item, text));
  }

  private String begin(HistoryEvent event, int depth, String item, String text) {
    String time = time(Duration.between(start == null ? event.time() : start, event.time()));
    String shown = time.equals(lastTime) ? "" : time;
    lastTime = time;
    String named =
        item.isEmpty() || item.equals(lastItem) ? text : theme.faint("[" + item + "] ") + text;
    lastItem = item;
    return " ".repeat(9 - Math.min(9, shown.length()))
        + theme.faint(shown)
        + "  "
        + "  ".repeat(Math.max(0, depth))
        + named;
  }

  /** Writes a time: {@code 2.5 s}. */
  public static String time(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
