package dev.cumulusc.keep;

import dev.cumulusc.artifact.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What definitions are called where only a short name fits. */
final class Definitions {
  private static final int LENGTH = 8;

  private Definitions() {}

  /** Returns a name that equal definitions of the same machine share. */
  static String hash(DefinitionInUse definition) {
    String text = definition.machine().arn() + "\n" + definition.definition();
    byte[] digest = ContentHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, LENGTH);
  }
}
