package dev.cumulusc.flow;

/** The kinds of JSON values, and that there is none. */
public enum Kind {
  ABSENT("nothing"),
  NULL("null"),
  BOOLEAN("a boolean"),
  NUMBER("a number"),
  STRING("a string"),
  ARRAY("an array"),
  OBJECT("an object");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  /** Returns what messages call such a value, with its article. */
  public String label() {
    return label;
  }
}
