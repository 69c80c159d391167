package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * A value that goes from state to state.
 *
 * @param text the value as histories show it; an execution's input keeps the form it came in
 */
public record Payload(Json value, String text) {
  /** The most bytes that a payload can have, in UTF-8. */
  public static final int MAX_BYTES = 262_144;

  public static Payload of(Json value) {
    return new Payload(value, value.text());
  }

  /** Returns the size in bytes, in UTF-8. */
  public int size() {
    return size(text);
  }

  static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Returns the payload that something gets as its input.
   *
   * @param what names what gets it, in the message about a payload that is too large
   */
  static Payload input(Json value, String what) throws StateException {
    Payload payload = of(value);
    if (payload.isTooLarge()) {
      throw StateException.catchable(
          ServiceTexts.DATA_LIMIT_EXCEEDED,
          ServiceTexts.inputTooLarge(what, payload.size(), MAX_BYTES));
    }
    return payload;
  }

  /** Returns whether Step Functions refuses the payload. */
  public boolean isTooLarge() {
    return text.length() * 3L > MAX_BYTES && size() > MAX_BYTES;
  }
}
