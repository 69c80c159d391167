package dev.cumulusc.draw;

import java.util.Locale;

/** The texts of a picture. Lengths are in pixels. */
enum FontStyle {
  NAME(13, true, 17),
  DETAIL(11, false, 15),
  RETRY(11, false, 15),
  MARK(11, true, 15),
  REGION(11, false, 15),
  LABEL(11, false, 14),
  LEGEND(11, false, 16);

  private final int size;
  private final boolean bold;
  private final int lineHeight;

  FontStyle(int size, boolean bold, int lineHeight) {
    this.size = size;
    this.bold = bold;
    this.lineHeight = lineHeight;
  }

  int size() {
    return size;
  }

  boolean isBold() {
    return bold;
  }

  int lineHeight() {
    return lineHeight;
  }

  /** Returns the name in style sheets. */
  String style() {
    return name().toLowerCase(Locale.ROOT);
  }
}
