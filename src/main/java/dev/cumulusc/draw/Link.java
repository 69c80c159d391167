package dev.cumulusc.draw;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Locale;

/**
 * An arrow from one box to another of its region.
 *
 * @param from the id of the box that it leaves
 * @param to the id of the box that it leads to
 * @param label when it is taken: a condition, or errors; empty if always
 */
@RecordBuilder
public record Link(String from, String to, Kind kind, String label, Mark mark)
    implements LinkBuilder.With {

  /** When an arrow is taken. */
  public enum Kind {
    NEXT,
    CHOICE,
    DEFAULT,
    CATCH;

    /** Returns the name in style sheets. */
    public String style() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
