package dev.cumulusc.mutation;

import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.NodePath;
import java.util.Locale;

/**
 * A file of an application with one thing changed.
 *
 * @param path what was changed: a value, or the key that it stands under
 * @param around the mapping or list that it stands in, in the file as it was
 * @param text the file's text with the change
 */
record Mutant(NodePath path, Change change, SourceSpan around, String text) {

  /** What is done to a key or value. */
  enum Change {
    DELETED,
    DUPLICATED,
    TRANSPOSED_KEY,
    SHORTENED_KEY,
    LENGTHENED_KEY,
    TRANSPOSED,
    STRING,
    NUMBER,
    BOOLEAN,
    LIST,
    MAPPING,
    EMPTY_STRING,
    EMPTY_LIST,
    EMPTY_MAPPING,
    NULL,
    NEGATIVE,
    ZERO,
    HUGE;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Returns the file that was changed. */
  SourceFile file() {
    return around.file();
  }

  /** Returns whether a place in the changed text is in the mapping or list around the change. */
  boolean isNear(SourceSpan place) {
    long added = text.lines().count() - file().text().lines().count();
    return place.file().name().equals(file().name())
        && place.line() >= around.line() - 1
        && place.line() <= around.endLine() + Math.max(0, added);
  }

  @Override
  public String toString() {
    return file().name() + " " + path + " " + change.label();
  }
}
