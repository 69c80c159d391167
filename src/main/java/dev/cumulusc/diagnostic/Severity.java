package dev.cumulusc.diagnostic;

/** How much a diagnostic matters. */
public enum Severity {
  /** The result would not work: nothing is written or deployed. */
  ERROR,
  /** The result probably is not what was meant. */
  WARNING,
  /** Good to know. */
  NOTE;

  /** Returns the word that reports use. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
