package dev.cumulusc.draw;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * A state in a picture, or the point where a scope begins or ends.
 *
 * @param id unique in the picture
 * @param name the state's name; empty for a point
 * @param detail what it is or does, in a few words: {@code Lambda SyncGranule}; of a point, which
 *     of its scope's own fields changed
 * @param retries what is retried, in the order of the definition
 * @param regions the branches of a Parallel, or what a Map does with each item
 * @param content the state without what stands inside it, or the fields of the scope that begins
 *     here, as text that differs when they do
 */
@RecordBuilder
public record Box(
    String id,
    BoxKind kind,
    String name,
    String detail,
    List<Retry> retries,
    Mark mark,
    List<Region> regions,
    String content)
    implements BoxBuilder.With {
  public Box {
    retries = List.copyOf(retries);
    regions = List.copyOf(regions);
  }

  /**
   * What a state retries.
   *
   * @param text the errors, and how often
   */
  public record Retry(String text, Mark mark) {}
}
