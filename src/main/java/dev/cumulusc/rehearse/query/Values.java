package dev.cumulusc.rehearse.query;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonString;
import org.jspecify.annotations.Nullable;

/** Small questions about values. */
public final class Values {
  private Values() {}

  /** Returns null for a string that says nothing. */
  public static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** Returns the text of a string, and of any other value its JSON. */
  public static String string(Json value) {
    return value instanceof JsonString string ? string.value() : value.text();
  }
}
