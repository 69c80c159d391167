package dev.cumulusc.load;

import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Turns the engine's marks into spans. Only a mark's index is used: the engine's own lines and
 * columns leave out some characters.
 */
final class SourcePositions {
  private final SourceFile file;
  private final boolean hasHidden;

  /** The position in the text of each code point, or nothing if there is one for each character. */
  private final int[] offsets;

  /**
   * @param hasHidden whether others stand in for some characters of the file
   */
  SourcePositions(SourceFile file, boolean hasHidden) {
    this.file = file;
    this.hasHidden = hasHidden;
    String text = file.text();
    int points = text.codePointCount(0, text.length());
    this.offsets = points == text.length() ? new int[0] : offsets(text, points);
  }

  /** Returns a value with the characters that the file has. */
  String written(String value) {
    return hasHidden ? JsonControls.restored(value) : value;
  }

  SourceFile file() {
    return file;
  }

  /** Returns a mark's position in the file's text. */
  int offset(Mark mark) {
    int index = Math.max(0, mark.getIndex());
    if (offsets.length == 0) {
      return Math.min(index, file.text().length());
    }
    return index < offsets.length ? offsets[index] : file.text().length();
  }

  SourceSpan at(Mark mark) {
    return file.span(offset(mark), offset(mark));
  }

  SourceSpan between(int start, int end) {
    return file.span(start, Math.max(start, end));
  }

  /** Returns where the tag of a value stands, which begins the value or is near its beginning. */
  Optional<SourceSpan> tag(Event event, String tag) {
    int start = event.getStartMark().map(this::offset).orElse(0);
    int end = event.getEndMark().map(this::offset).orElse(start);
    String written = "!" + tag;
    int at = file.text().indexOf(written, start);
    if (at < 0 || at >= end) {
      at = file.text().lastIndexOf(written, start);
    }
    return at < 0 ? Optional.empty() : Optional.of(file.span(at, at + written.length()));
  }

  /** Returns where a value's own text starts, behind its anchor and its tag. */
  int skipProperties(int start, int end) {
    String text = file.text();
    int at = start;
    while (at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
      while (at < end && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      at = skipSpaceAndComments(at, end);
    }
    return at;
  }

  /** Returns the end of a value without the space behind it. */
  int withoutTrailingSpace(int start, int end) {
    int at = end;
    while (at > start && Character.isWhitespace(file.text().charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private int skipSpaceAndComments(int start, int end) {
    String text = file.text();
    int at = start;
    boolean comment = false;
    while (at < end) {
      char c = text.charAt(at);
      comment = c != '\n' && c != '\r' && (comment || c == '#');
      if (!comment && !Character.isWhitespace(c)) {
        break;
      }
      at++;
    }
    return at;
  }

  private static int[] offsets(String text, int points) {
    int[] offsets = new int[points];
    int offset = 0;
    for (int i = 0; i < points; i++) {
      offsets[i] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    return offsets;
  }
}
