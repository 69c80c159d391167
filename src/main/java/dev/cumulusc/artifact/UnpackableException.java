package dev.cumulusc.artifact;

import java.io.IOException;

/** Something in a package cannot be packed; the message says what and why, in a sentence. */
final class UnpackableException extends IOException {
  private static final long serialVersionUID = 1L;

  UnpackableException(String message) {
    super(message);
  }
}
