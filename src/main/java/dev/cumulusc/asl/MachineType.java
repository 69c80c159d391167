package dev.cumulusc.asl;

import java.util.Locale;
import java.util.Optional;

/** The two types of state machines. */
public enum MachineType {
  /** Runs for up to a year and remembers each step. */
  STANDARD,
  /** Runs for up to five minutes; steps may be repeated. */
  EXPRESS;

  /** Finds a type by its name in upper or lower case. */
  public static Optional<MachineType> named(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "STANDARD" -> Optional.of(STANDARD);
      case "EXPRESS" -> Optional.of(EXPRESS);
      default -> Optional.empty();
    };
  }
}
