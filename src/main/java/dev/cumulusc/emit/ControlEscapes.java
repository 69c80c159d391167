package dev.cumulusc.emit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Escapes the control characters from U+007F to U+009F, which JSON allows as they are: terminals
 * obey them, and a template that has them can't be kept in a file of YAML.
 */
final class ControlEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final char FIRST = '\u007f';
  private static final char LAST = '\u009f';

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[FIRST] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return character >= FIRST && character <= LAST
        ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character))
        : null;
  }
}
