package dev.cumulusc.kes.handlebars;

import java.util.regex.Pattern;

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

  /** What follows the mark of an {@code else} tag in its short form. */
  private static final Pattern ELSE_END = Pattern.compile("\\s*~?}}");

  private final String text;
  private final StringBuilder masked;

  private MaskedText(String text) {
    this.text = text;
    this.masked = new StringBuilder(text);
  }

  static String of(String text) {
    MaskedText mask = new MaskedText(text);
    mask.escapesAndComments();
    mask.letters();
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
        next = Math.max(next, comment(tag));
        invertedBlock(tag);
      }
      plain = next;
      tag = text.indexOf(OPEN, next);
    }
  }

  /** Empties the comment at a place, and returns the index after it, or 0 if there is none. */
  private int comment(int tag) {
    int end = endOfComment(afterOpen(tag));
    if (end > 0) {
      fill(tag + OPEN.length() + 1, end - CLOSE.length());
      masked.setCharAt(tag + OPEN.length(), '!');
    }
    return end;
  }

  /**
   * Makes a block that starts with {@code ^} one that starts with {@code #}: it may have an else.
   */
  private void invertedBlock(int tag) {
    int mark = afterOpen(tag);
    if (text.startsWith("^", mark)
        && !ELSE_END.matcher(text).region(mark + 1, text.length()).lookingAt()) {
      masked.setCharAt(mark, '#');
    }
  }

  /** Returns the index after a tag's brackets and the mark for white space. */
  private int afterOpen(int tag) {
    int after = tag + OPEN.length();
    return text.startsWith("~", after) ? after + 1 : after;
  }

  private int endOfComment(int mark) {
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

  /**
   * Names have more letters than the grammar knows; and characters beyond the basic plane count as
   * one in its places, but as two here.
   */
  private void letters() {
    for (int i = 0; i < masked.length(); i++) {
      char c = masked.charAt(i);
      if (Character.isSurrogate(c) || (c > '~' && Character.isLetterOrDigit(c))) {
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
