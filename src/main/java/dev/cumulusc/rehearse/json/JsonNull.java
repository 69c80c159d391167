package dev.cumulusc.rehearse.json;

/** JSON null. */
public enum JsonNull implements Json {
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
