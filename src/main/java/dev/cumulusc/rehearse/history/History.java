package dev.cumulusc.rehearse.history;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All events of an execution, numbered as they come. */
public final class History {
  private final int limit;
  private final Supplier<Instant> clock;
  private final HistoryListener listener;
  private final List<HistoryEvent> events = new ArrayList<>();
  private boolean closed;

  /**
   * @param limit how many events there can be; the last is kept for the end of the execution
   */
  public History(int limit, Supplier<Instant> clock, HistoryListener listener) {
    this.limit = limit;
    this.clock = clock;
    this.listener = listener;
  }

  /** Returns the events in their order. */
  public List<HistoryEvent> events() {
    return Collections.unmodifiableList(events);
  }

  /** Returns the answer of GetExecutionHistory. */
  public JsonObject json() {
    List<Json> all = new ArrayList<>(events.size());
    events.forEach(event -> all.add(event.json()));
    return new JsonObject(Map.of("events", new JsonArray(all)));
  }

  /** Adds the event that begins the execution; no other event follows it. */
  public void open(String type, String detailsName, JsonObject details) {
    append(0, type, detailsName, details);
  }

  /** Adds the event that ends the execution. */
  public void close(long previous, String type, String detailsName, JsonObject details) {
    append(previous, type, detailsName, details);
    closed = true;
  }

  /** Adds the event that continues an execution that had ended, and returns its id. */
  public long reopen(String type, String detailsName, JsonObject details) {
    closed = false;
    return append(events.size(), type, detailsName, details);
  }

  /** Passes on that a state fails with an error that no event has. */
  public void failed(long entered, ErrorOutput error) {
    listener.failed(entered, clock.get(), error);
  }

  /** Returns what gets to know the events. */
  public HistoryListener listener() {
    return listener;
  }

  long add(long previous, String type, String detailsName, JsonObject details) {
    if (events.size() >= limit - 1) {
      throw new HistoryFullException();
    }
    return append(previous, type, detailsName, details);
  }

  private long append(long previous, String type, String detailsName, JsonObject details) {
    if (closed) {
      throw new IllegalStateException("An event after the end: " + type);
    }
    long id = events.size() + 1L;
    HistoryEvent event = new HistoryEvent(id, previous, clock.get(), type, detailsName, details);
    events.add(event);
    listener.on(event);
    return id;
  }
}
