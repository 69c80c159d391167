package dev.cumulusc.handler;

import java.util.Optional;

/**
 * The name of a Node.js handler, {@code lib/index.handler}, as Lambda reads it: the file name ends
 * at its first dot, and what follows is the way to the function from what the module exports.
 *
 * @param text as it is written at a function
 * @param module the module's path in the package, without an extension: {@code lib/index}
 * @param export {@code handler}, or {@code a.handler} for a property of what is exported
 */
public record HandlerName(String text, String module, String export) {

  /** Takes a name apart; nothing for a string without a dot in its last part. */
  public static Optional<HandlerName> of(String text) {
    int file = text.lastIndexOf('/') + 1;
    int dot = text.indexOf('.', file);
    return dot <= file || dot == text.length() - 1
        ? Optional.empty()
        : Optional.of(new HandlerName(text, text.substring(0, dot), text.substring(dot + 1)));
  }

  /**
   * Whether there is a single dot. The published worker splits at every dot, wherever it is, and
   * looks for the first piece as the module and for the second as the function.
   */
  public boolean hasOneDot() {
    return text.indexOf('.') == text.lastIndexOf('.');
  }
}
