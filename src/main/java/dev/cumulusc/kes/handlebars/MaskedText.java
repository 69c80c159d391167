package dev.cumulusc.kes.handlebars;

/**
 * A template's text with all that is no tag made harmless, at its full length.
 *
 * <p>The grammar of handlebars.java reads escapes and comments in its own way; under the mask it
 * sees neither, and the places of the tags are those in the template.
 */
final class MaskedText {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";
  private static final String COMMENT_CLOSE = "--";
  private static final char FILLER = 'x';

  private final String text;
  private final StringBuilder masked;

  private MaskedText(String text) {
    this.text = text;
    this.masked = new StringBuilder(text);
  }

  static String of(String text) {
    MaskedText mask = new MaskedText(text);
    mask.escapesAndComments();
    mask.wideCharacters();
    return mask.masked.toString();
  }

  private void escapesAndComments() {
    int tag = text.indexOf(OPEN);
    int plain = 0;
    while (tag >= 0) {
      int escapes = tag;
      while (escapes > plain && text.charAt(escapes - 1) == '\\') {
        escapes--;
      }
      int next = tag + OPEN.length();
      if (tag - escapes == 1) {
        fill(escapes, next);
      } else {
        fill(escapes, tag);
        int comment = endOfComment(tag);
        if (comment > 0) {
          fill(tag + OPEN.length() + 1, comment - CLOSE.length());
          masked.setCharAt(tag + OPEN.length(), '!');
          next = comment;
        }
      }
      plain = next;
      tag = text.indexOf(OPEN, next);
    }
  }

  /** Returns the index after the comment at a place, or 0 if there is none. */
  private int endOfComment(int tag) {
    int mark = tag + OPEN.length() + (text.startsWith("~", tag + OPEN.length()) ? 1 : 0);
    if (!text.startsWith("!", mark)) {
      return 0;
    }
    if (!text.startsWith(COMMENT_CLOSE, mark + 1)) {
      return text.indexOf(CLOSE, mark + 1) + CLOSE.length();
    }
    int dashes = text.indexOf(COMMENT_CLOSE, mark + 1);
    while (dashes >= 0) {
      int close = dashes + COMMENT_CLOSE.length();
      close += text.startsWith("~", close) ? 1 : 0;
      if (text.startsWith(CLOSE, close)) {
        return close + CLOSE.length();
      }
      dashes = text.indexOf(COMMENT_CLOSE, dashes + 1);
    }
    return 0;
  }

  /** Characters beyond the basic plane count as one in the grammar's places, but as two here. */
  private void wideCharacters() {
    for (int i = 0; i < masked.length(); i++) {
      if (Character.isSurrogate(masked.charAt(i))) {
        masked.setCharAt(i, FILLER);
      }
    }
  }

  private void fill(int from, int to) {
    for (int i = from; i < to; i++) {
      masked.setCharAt(i, FILLER);
    }
  }
}
