package dev.cumulusc.rehearse.error;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as histories and catchers get it.
 *
 * @param error the error's name; a callback can leave it out
 * @param cause what explains it; not given for timeouts and by some callbacks
 */
public record ErrorOutput(@Nullable String error, @Nullable String cause) {

  /** Returns what a catcher puts into the state's output. A timeout has an empty cause there. */
  public JsonObject caught() {
    boolean timedOut = ServiceTexts.TIMEOUT.equals(error) && cause == null;
    return new JsonObject.Builder()
        .put("Error", Json.ofNullable(error))
        .put("Cause", Json.ofNullable(timedOut ? "" : cause))
        .build();
  }
}
