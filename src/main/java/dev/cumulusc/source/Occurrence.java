package dev.cumulusc.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a part of a string in what is written for the string. */
final class Occurrence {
  /** A part that occurs more often is not searched for. */
  static final int MAX = 1_000;

  private Occurrence() {}

  /**
   * Returns the place of a string's part, which occurs as often in the string as in what is written
   * there; nothing if it does not.
   *
   * @param whole the place of the string
   * @param start the index in the string of the part's first character
   * @param end the index after its last character
   */
  static Optional<SourceSpan> in(SourceSpan whole, String text, int start, int end) {
    String part = text.substring(start, end);
    List<Integer> inText = positions(text, part);
    List<Integer> inFile = positions(whole.text(), part);
    int occurrence = inText.indexOf(start);
    if (occurrence < 0 || inText.size() != inFile.size() || inText.size() > MAX) {
      return Optional.empty();
    }
    int first = whole.file().offset(whole.line(), whole.column()) + inFile.get(occurrence);
    return Optional.of(whole.file().span(first, first + part.length()));
  }

  private static List<Integer> positions(String text, String part) {
    List<Integer> positions = new ArrayList<>();
    if (!part.isEmpty()) {
      for (int i = text.indexOf(part);
          i >= 0 && positions.size() <= MAX;
          i = text.indexOf(part, i + part.length())) {
        positions.add(i);
      }
    }
    return positions;
  }
}
