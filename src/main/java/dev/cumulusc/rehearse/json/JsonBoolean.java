package dev.cumulusc.rehearse.json;

/** JSON true or false. */
public record JsonBoolean(boolean value) implements Json {
  @Override
  public String toString() {
    return Boolean.toString(value);
  }
}
