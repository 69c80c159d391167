package dev.cumulusc.resolve;

import dev.cumulusc.source.SourceSpan;
import java.util.Set;

/**
 * An application of which single values may be unknown, which was reported.
 *
 * @param unknown the places of the values that nobody knows
 */
public record PartlyResolved(Application application, Set<SourceSpan> unknown) {
  public PartlyResolved {
    unknown = Set.copyOf(unknown);
  }
}
