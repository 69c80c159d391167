package dev.cumulusc.template;

import dev.cumulusc.source.Origin;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource of a template.
 *
 * @param dependsOn what it waits for beyond what it refers to
 * @param attributes the resource attributes beside type, dependencies and properties: {@code
 *     DeletionPolicy}, {@code UpdateReplacePolicy}, {@code UpdatePolicy}, {@code Condition}, ...
 * @param properties the properties, if it has a {@code Properties} section
 */
@RecordBuilder
public record Resource(
    String logicalId,
    String type,
    List<Dependency> dependsOn,
    Map<String, CfnValue> attributes,
    Optional<CfnValue.Mapping> properties,
    Origin origin)
    implements ResourceBuilder.With {

  /**
   * A resource that has to be there first, by its logical id.
   *
   * @param alone whether it is written as the one value of {@code DependsOn}, and not in a list
   */
  public record Dependency(String target, boolean alone, Origin origin) {}

  public Resource {
    dependsOn = List.copyOf(dependsOn);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** Makes a resource that has nothing but properties. */
  public static Resource of(
      String logicalId, String type, MappingBuilder properties, Origin origin) {
    return new Resource(
        logicalId,
        type,
        List.of(),
        Map.of(),
        properties.isEmpty() ? Optional.empty() : Optional.of(properties.build()),
        origin);
  }

  /** Returns the values that the resource has: its attributes', then its properties. */
  public Stream<CfnValue> values() {
    return Stream.concat(attributes.values().stream(), properties.stream());
  }

  /**
   * Returns all that has to be there before the resource, or is handed to it: what it depends on,
   * as if by {@code Ref}, and what its values refer to.
   */
  public List<CfnValue.Reference> references() {
    List<CfnValue.Reference> found = new ArrayList<>();
    dependsOn.forEach(each -> found.add(new CfnValue.Ref(each.target(), each.origin())));
    values().forEach(value -> found.addAll(value.references()));
    return Collections.unmodifiableList(found);
  }

  /** Returns this resource waiting for others as well. */
  public Resource dependingOn(String... logicalIds) {
    List<Dependency> more = new ArrayList<>(dependsOn);
    for (String target : logicalIds) {
      more.add(new Dependency(target, false, origin));
    }
    return withDependsOn(more);
  }

  public Resource withAttribute(String name, CfnValue value) {
    Map<String, CfnValue> more = new LinkedHashMap<>(attributes);
    more.put(name, value);
    return withAttributes(more);
  }
}
