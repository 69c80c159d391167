package dev.cumulusc.draw;

import java.util.List;

/**
 * A box with its size and what stands in it. Lengths are in pixels; places are relative to the
 * box's top left corner.
 *
 * @param texts from top to bottom
 * @param inner the regions inside
 */
record Figure(Box box, double width, double height, List<TextBlock> texts, List<Inner> inner) {
  Figure {
    texts = List.copyOf(texts);
    inner = List.copyOf(inner);
  }

  /** A region inside a box, its frame and label included. */
  record Inner(Scene scene, TextBlock label, double x, double y, double width, double height) {}

  /** Returns the height of all texts. */
  double textHeight() {
    return texts.stream().mapToDouble(TextBlock::height).sum();
  }
}
