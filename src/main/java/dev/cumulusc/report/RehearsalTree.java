package dev.cumulusc.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.history.HistoryEvent;
import dev.cumulusc.rehearse.history.HistoryListener;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.machine.Payload;
import dev.cumulusc.source.Printable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

  /** The states that go on after a redrive, whose next event follows none of theirs. */
  private final List<State> resumed = new ArrayList<>();

  private Instant now = Instant.EPOCH;

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
    boolean isCaught;

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
  }

  @Override
  public void on(HistoryEvent event) {
    if (start == null) {
      start = event.time();
    }
    now = event.time();
    Seen previous = seen.get(event.previous());
    String type = event.type();
    if (type.startsWith("Execution")) {
      ofExecution(event);
      return;
    }
    if (type.endsWith(ENTERED)) {
      enter(event, previous);
      return;
    }
    State state = owner(event, previous == null ? null : previous.state());
    String item = state == null ? "" : state.item;
    if (type.equals(ITERATION_STARTED) && state != null) {
      item = (item.isEmpty() ? "" : item + ".") + text(event, "index");
      line(state.depth + 1, "", theme.faint("item " + item));
      lastItem = item;
    } else if (type.endsWith(EXITED) && state != null) {
      exit(event, state, state.isCaught);
    } else if (state != null && isAttempt(type)) {
      attempt(event, state, previous);
    } else if (state != null && event.details().get("error").isPresent()) {
      failure(state, text(event, "error"), text(event, "cause"));
    }
    seen.put(event.id(), new Seen(event, state, item));
  }

  private void ofExecution(HistoryEvent event) {
    if (event.type().equals("ExecutionRedriven")) {
      resumed.clear();
      line(0, "", theme.notable("redrive " + text(event, "redriveCount")));
    }
    seen.put(event.id(), new Seen(event, null, ""));
  }

  private void failure(State state, String error, String cause) {
    line(
        state.depth + 1,
        state.item,
        nameUnlessShown(state) + theme.bad(error) + (cause.isEmpty() ? "" : ": " + cause));
  }

  /** A Fail state of the machine itself ends the execution, and the last line says with what. */
  @Override
  public void failed(long entered, Instant time, ErrorOutput error) {
    State state = state(entered);
    if (state != null && (state.parent != null || !state.kind.equals("Fail"))) {
      now = time;
      failure(
          state,
          Printable.of(Objects.requireNonNullElse(error.error(), "")),
          Printable.of(Objects.requireNonNullElse(error.cause(), "")));
    }
  }

  @Override
  public void caught(long entered) {
    State state = state(entered);
    if (state != null) {
      state.isCaught = true;
    }
  }

  @Override
  public void resumed(long entered) {
    State state = state(entered);
    if (state != null) {
      state.attempts = 0;
      resumed.add(state);
      shown = state.name;
      line(state.depth, state.item, theme.strong(state.name) + "  " + theme.faint("goes on"));
    }
  }

  private @Nullable State state(long entered) {
    Seen event = seen.get(entered);
    return event == null ? null : event.state();
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
    lines.open(begin(depth, item, text), theme.faint(OF_THE_LIMIT));
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
          state.depth + 1,
          state.item,
          "caught by " + theme.strong(state.name) + "  " + theme.faint(out));
    } else {
      line(state.depth, state.item, theme.strong(state.name) + "  " + theme.faint("ends, " + out));
    }
    open = null;
    shown = state.name;
    resumed.remove(state);
    state.isCaught = false;
  }

  private void attempt(HistoryEvent event, State state, @Nullable Seen previous) {
    state.attempts++;
    if (state.attempts > 1) {
      Duration wait =
          previous == null
              ? Duration.ZERO
              : Duration.between(previous.event().time(), event.time());
      line(
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
  private @Nullable State owner(HistoryEvent event, @Nullable State before) {
    String type = event.type();
    String kind = type.startsWith("Map") ? "Map" : type.startsWith("Parallel") ? "Parallel" : "";
    String name = text(event, "name");
    if (before == null) {
      return resumed(name);
    }
    State state = before;
    while (state != null
        && (!kind.isEmpty() && !state.kind.equals(kind)
            || !name.isEmpty() && !state.name.equals(name))) {
      state = state.parent;
    }
    return state == null ? before : state;
  }

  /** Returns the state of a name that goes on after a redrive, or the last one that does. */
  private @Nullable State resumed(String name) {
    for (State each : resumed) {
      if (each.name.equals(name)) {
        return each;
      }
    }
    return resumed.isEmpty() ? null : resumed.get(resumed.size() - 1);
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

  private void line(int depth, String item, String text) {
    lines.print(begin(depth, item, text));
  }

  private String begin(int depth, String item, String text) {
    String time = time(Duration.between(start == null ? now : start, now));
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
