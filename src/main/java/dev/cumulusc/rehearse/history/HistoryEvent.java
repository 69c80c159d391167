package dev.cumulusc.rehearse.history;

import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.json.Timestamps;
import java.time.Instant;

/**
 * An event of an execution.
 *
 * @param id from 1
 * @param previous the id of the event that led to this one; 0 if none did
 * @param type the type's name, as in {@code TaskStateEntered}
 * @param detailsName the member that holds the details; empty without details
 */
public record HistoryEvent(
    long id, long previous, Instant time, String type, String detailsName, JsonObject details) {

  /** Returns the event as GetExecutionHistory does. */
  public JsonObject json() {
    JsonObject.Builder event =
        new JsonObject.Builder()
            .put("timestamp", new JsonString(Timestamps.text(time)))
            .put("type", type)
            .put("id", JsonNumber.of(id))
            .put("previousEventId", JsonNumber.of(previous));
    return detailsName.isEmpty() ? event.build() : event.put(detailsName, details).build();
  }
}
