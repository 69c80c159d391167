package dev.cumulusc.app.explain;

import dev.cumulusc.source.Origin;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * Something of a template that has a logical id, with where its values come from.
 *
 * @param type the resource's type, or {@code Parameter} or {@code Output}
 * @param template the template's name
 * @param values its single values: properties by their names, and attributes such as {@code
 *     DeletionPolicy}
 */
@RecordBuilder
public record ExplainedResource(
    String logicalId, String type, String template, Origin origin, List<ExplainedValue> values)
    implements ExplainedResourceBuilder.With {
  public ExplainedResource {
    values = List.copyOf(values);
  }
}
