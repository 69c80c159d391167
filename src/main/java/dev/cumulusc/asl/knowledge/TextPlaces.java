package dev.cumulusc.asl.knowledge;

import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.ScalarNode;

/** Finds the places that messages about texts underline. */
public final class TextPlaces {
  private static final int LONGEST = 20;

  private TextPlaces() {}

  /** Returns the place of the word that starts at an index into a string. */
  public static Origin at(ScalarNode value, int offset) {
    String text = value.text();
    if (text.isEmpty()) {
      return value.origin();
    }
    int start = Math.min(offset, text.length() - 1);
    int end = start + 1;
    while (end < text.length() && end - start < LONGEST && isWord(text.charAt(end))) {
      end++;
    }
    return value.originOf(start, end);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$';
  }
}
