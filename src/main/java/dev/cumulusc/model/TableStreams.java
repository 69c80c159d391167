package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import java.util.List;

/**
 * The function that gets every change of some tables.
 *
 * @param batchSize how many changes it gets at a time
 * @param startingPosition {@code TRIM_HORIZON} or {@code LATEST}
 */
public record TableStreams(
    Located<String> lambda,
    List<Located<String>> tables,
    Located<Integer> batchSize,
    Located<String> startingPosition,
    Origin origin) {

  public TableStreams {
    tables = List.copyOf(tables);
  }
}
