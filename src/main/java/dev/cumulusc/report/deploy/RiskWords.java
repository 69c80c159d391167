package dev.cumulusc.report.deploy;

import dev.cumulusc.compare.Risk;

/** What happens to resources that hold data, in words. */
final class RiskWords {
  private RiskWords() {}

  /** Returns what happens, and why: {@code is replaced, because `TableName` changes}. */
  static String happens(Risk risk) {
    String what =
        switch (risk.kind()) {
          case REPLACED -> risk.certain() ? "is replaced" : "may be replaced";
          case REMOVED -> risk.certain() ? "is removed" : "may be removed";
          case UNPROTECTED -> "loses its protection";
        };
    return what + ", because " + risk.because();
  }
}
