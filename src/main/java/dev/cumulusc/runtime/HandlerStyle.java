package dev.cumulusc.runtime;

import java.util.Locale;

/** How the handler of a Node.js function gives its result. */
public enum HandlerStyle {
  /** It returns a promise; an async function does. */
  ASYNC,
  /** It calls the function that it gets as its third argument. */
  CALLBACK;

  /** Returns the style of a name in the tables of this program: {@code async}. */
  public static HandlerStyle of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
