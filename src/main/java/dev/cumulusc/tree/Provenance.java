package dev.cumulusc.tree;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import java.util.function.UnaryOperator;

/** Records in a whole value, with all that is in it, what it came through. */
public final class Provenance {
  private Provenance() {}

  /**
   * Returns a value as it is after something brought it to another place.
   *
   * @param how what brought it, as in {@link Origin.Merged}
   * @param via where that stands
   */
  public static Node through(Node node, String how, SourceSpan via) {
    return map(node, origin -> new Origin.Merged(origin, how, via));
  }

  /** Returns a value with the origin of each key and value in it changed. */
  public static Node map(Node node, UnaryOperator<Origin> change) {
    Origin origin = change.apply(node.origin());
    if (node instanceof MappingNode mapping) {
      return new MappingNode(
          mapping.entries().stream()
              .map(
                  entry ->
                      new MappingNode.Entry(
                          entry.key().withOrigin(change.apply(entry.key().origin())),
                          map(entry.value(), change)))
              .toList(),
          mapping.tag(),
          origin);
    }
    if (node instanceof SequenceNode sequence) {
      return new SequenceNode(
          sequence.items().stream().map(item -> map(item, change)).toList(),
          sequence.tag(),
          origin);
    }
    return node.withOrigin(origin);
  }
}
