package dev.cumulusc.artifact;

import java.io.IOException;

/** Something in a package cannot be packed. */
final class UnpackableException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnpackableException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Returns what cannot be packed and why, in a sentence. */
  String reason() {
    return reason;
  }
}
