package dev.cumulusc.deploy.service;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * A resource that is not as its template says.
 *
 * @param status {@code MODIFIED} or {@code DELETED}
 */
@RecordBuilder
public record ResourceDrift(
    String logicalId, String physicalId, String type, String status, List<Difference> differences)
    implements ResourceDriftBuilder.With {

  public ResourceDrift {
    differences = List.copyOf(differences);
  }

  /**
   * A property that is not as the template says.
   *
   * @param kind {@code ADD}, {@code REMOVE} or {@code NOT_EQUAL}
   */
  public record Difference(String path, String expected, String actual, String kind) {}
}
