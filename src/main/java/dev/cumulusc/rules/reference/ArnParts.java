package dev.cumulusc.rules.reference;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes an ARN apart at its colons, each part with its own place. */
final class ArnParts {
  private static final Optional<String> NOTHING = Optional.of("");

  private final Origin whole;
  private final List<Part> parts = new ArrayList<>();
  private Part open;

  /**
   * A part between colons.
   *
   * @param text the part, if all of it is known
   */
  record Part(Optional<String> text, Origin origin) {}

  private ArnParts(Origin whole) {
    this.whole = whole;
    this.open = new Part(NOTHING, whole);
  }

  /** Returns the parts of a string; always one at least. */
  static List<Part> of(ComposedString value) {
    ArnParts reader = new ArnParts(value.origin());
    for (ComposedString.Piece piece : value.pieces()) {
      if (piece instanceof ComposedString.Literal literal) {
        reader.read(literal);
      } else {
        reader.open = new Part(Optional.empty(), value.origin());
      }
    }
    reader.parts.add(reader.open);
    return List.copyOf(reader.parts);
  }

  private void read(ComposedString.Literal literal) {
    String text = literal.text();
    int start = 0;
    for (int end = text.indexOf(':'); end >= 0; end = text.indexOf(':', start)) {
      add(literal, start, end);
      parts.add(open);
      open = new Part(NOTHING, whole);
      start = end + 1;
    }
    add(literal, start, text.length());
  }

  private void add(ComposedString.Literal literal, int start, int end) {
    if (start < end) {
      String text = literal.text();
      open =
          open.text().equals(NOTHING)
              ? new Part(
                  Optional.of(text.substring(start, end)),
                  literal.origin().ofPart(text, start, end))
              : new Part(Optional.empty(), whole);
    }
  }
}
