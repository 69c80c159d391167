package dev.cumulusc.app.explain;

import dev.cumulusc.source.Origin;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A value with where it comes from. A secret is masked.
 *
 * @param path where it is: {@code lambdas.Ingest.layers[0]}
 * @param inDiff where it is, as {@code diff} writes it: {@code States.Ingest.Retry.0.MaxAttempts}
 * @param value the value as people read it
 * @param origin its place, and what brought it there
 * @param steps what brought it there, as people read it
 */
public record ExplainedValue(
    String path, String inDiff, String value, Origin origin, List<Origin.Step> steps) {

  public ExplainedValue {
    steps = List.copyOf(steps);
  }

  /**
   * Makes a value that comes through all of its origin's steps.
   *
   * @param mask takes secrets out of the steps' texts
   */
  static ExplainedValue of(
      String path, String inDiff, String value, Origin origin, UnaryOperator<String> mask) {
    return new ExplainedValue(
        path,
        inDiff,
        value,
        origin,
        origin.allSteps().stream().map(step -> step.withText(mask)).toList());
  }

  /** Returns whether it is the value at a path, or one below it. */
  boolean isWithin(String above) {
    return isWithin(path, above) || isWithin(inDiff, above);
  }

  private static boolean isWithin(String path, String above) {
    return path.equals(above) || path.startsWith(above + ".") || path.startsWith(above + "[");
  }
}
