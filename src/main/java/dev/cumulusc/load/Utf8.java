package dev.cumulusc.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.SourceFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.Optional;

/** Turns bytes into text, and knows the place of the first byte that is none. */
final class Utf8 {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8() {}

  /**
   * Decodes a file; a byte order mark at its start is left out.
   *
   * @return the file, or nothing if it was reported
   */
  static Optional<SourceFile> decode(String name, byte[] bytes, Diagnostics diagnostics) {
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    String decoded = out.toString();
    String text = decoded.indexOf(BYTE_ORDER_MARK) == 0 ? decoded.substring(1) : decoded;
    if (result.isError()) {
      reportBadByte(name, text, bytes, in.position(), diagnostics);
      return Optional.empty();
    }
    return checkCharacters(SourceFile.of(name, text), diagnostics);
  }

  private static void reportBadByte(
      String name, String before, byte[] bytes, int position, Diagnostics diagnostics) {
    int lineEnd = position;
    while (lineEnd < bytes.length && bytes[lineEnd] != '\n' && bytes[lineEnd] != '\r') {
      lineEnd++;
    }
    String rest = new String(bytes, position, lineEnd - position, UTF_8);
    SourceFile shown = SourceFile.of(name, before + rest);
    boolean utf16 =
        bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE && position == 0;
    if (utf16) {
      diagnostics.report(
          LoadRules.NOT_UTF_8,
          SourceFile.of(name, "").start(),
          "The file is in UTF-16, but UTF-8 is expected.",
          "save the file in UTF-8.");
      return;
    }
    diagnostics.report(
        LoadRules.NOT_UTF_8,
        shown.span(before.length(), before.length() + 1),
        String.format(Locale.ROOT, "The byte 0x%02X is not UTF-8.", bytes[position]),
        "save the file in UTF-8, not in Latin-1 or Windows-1252.");
  }

  private static Optional<SourceFile> checkCharacters(SourceFile file, Diagnostics diagnostics) {
    String text = file.text();
    boolean isJson = JsonControls.mayBeIn(file);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isText(c) && !(isJson && JsonControls.isControl(c))) {
        diagnostics.report(
            LoadRules.CONTROL_CHARACTER,
            file.span(i, i + 1),
            String.format(Locale.ROOT, "The character U+%04X can't stand in a text file.", (int) c),
            "delete it, or write it as an escape in double quotes.");
        return Optional.empty();
      }
    }
    return Optional.of(file);
  }

  /** Returns whether YAML allows a character; surrogates come in pairs, since they were decoded. */
  private static boolean isText(char c) {
    boolean ascii = (c >= ' ' && c < 0x7F) || c == '\t' || c == '\n' || c == '\r';
    return ascii || c == 0x85 || (c >= 0xA0 && c < 0xFFFE);
  }
}
