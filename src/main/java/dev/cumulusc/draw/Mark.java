package dev.cumulusc.draw;

import java.util.Locale;

/** What a picture says of a part beyond what it is: how it changed, or whether it was reached. */
public enum Mark {
  NONE(""),
  ADDED("added"),
  REMOVED("removed"),
  CHANGED("changed"),
  REACHED("reached"),
  MISSED("not reached");

  private final String label;

  Mark(String label) {
    this.label = label;
  }

  /** Returns what legends call it; empty for {@link #NONE}. */
  public String label() {
    return label;
  }

  /** Returns the name in style sheets and class definitions. */
  public String style() {
    return name().toLowerCase(Locale.ROOT);
  }
}
