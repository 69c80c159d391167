package dev.cumulusc.compare;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/**
 * A value that changes: a property or a part of one, an attribute of a resource, or something of a
 * stack as a whole.
 *
 * @param path where it is: {@code Environment.Variables.STACK}, {@code DeletionPolicy}
 * @param before the value before; nothing if there was none, or if it is not known
 * @param after the value afterwards; nothing if there is none, or if it is not known yet
 * @param certain whether it surely changes, and not only perhaps, through something else
 * @param replacing whether the change makes a new resource
 * @param through what makes it change, where it is not written differently itself: {@code parameter
 *     Stage}
 */
@RecordBuilder
public record ValueChange(
    String path,
    Optional<String> before,
    Optional<String> after,
    boolean certain,
    Replacing replacing,
    Optional<String> through)
    implements ValueChangeBuilder.With {

  /** Whether a new resource takes the old one's place. */
  public enum Replacing {
    NO,
    PERHAPS,
    YES;

    /** Returns the stronger of two. */
    public Replacing or(Replacing other) {
      return compareTo(other) >= 0 ? this : other;
    }

    /** Returns what is left of it if the change itself is not sure to come. */
    public Replacing when(boolean certain) {
      return this == YES && !certain ? PERHAPS : this;
    }
  }
}
