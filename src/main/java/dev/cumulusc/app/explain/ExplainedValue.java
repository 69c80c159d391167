package dev.cumulusc.app.explain;

import dev.cumulusc.source.Origin;

/**
 * A value with where it comes from. A secret is masked.
 *
 * @param path where it is: {@code lambdas.Ingest.layers[0]}
 * @param value the value as people read it
 * @param origin its place, and what brought it there
 */
public record ExplainedValue(String path, String value, Origin origin) {
  /** Returns whether it is the value at a path, or one below it. */
  boolean isWithin(String above) {
    return path.equals(above) || path.startsWith(above + ".") || path.startsWith(above + "[");
  }
}
