package dev.cumulusc.rehearse.json;

/** A JSON string. */
public record JsonString(String value) implements Json {
  @Override
  public String toString() {
    return text();
  }
}
