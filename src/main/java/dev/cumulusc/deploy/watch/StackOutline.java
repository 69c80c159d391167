package dev.cumulusc.deploy.watch;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stack before it is watched.
 *
 * @param expected the resources that something is going to happen to: what, by logical id
 * @param dependencies the resources that a resource needs, by logical id
 * @param origins what made the resources, by logical id
 * @param nested the outlines of nested stacks by their logical ids
 */
public record StackOutline(
    Map<String, String> expected,
    Map<String, Set<String>> dependencies,
    Map<String, Origin> origins,
    Map<String, StackOutline> nested) {

  /** The outline of a stack of which nothing is known. */
  public static final StackOutline NONE = new StackOutline(Map.of(), Map.of(), Map.of(), Map.of());

  public StackOutline {
    expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    dependencies = Map.copyOf(dependencies);
    origins = Map.copyOf(origins);
    nested = Map.copyOf(nested);
  }

  /**
   * Outlines a stack by its template; something is expected to happen to all resources.
   *
   * @param nested the templates of nested stacks by their logical ids
   */
  public static StackOutline of(Template template, Map<String, Template> nested) {
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, Origin> origins = new LinkedHashMap<>();
    template
        .resources()
        .forEach(
            (logicalId, resource) -> {
              expected.put(logicalId, resource.type());
              origins.put(logicalId, resource.origin());
            });
    Map<String, StackOutline> outlines = new LinkedHashMap<>();
    nested.forEach((logicalId, inner) -> outlines.put(logicalId, of(inner, Map.of())));
    return new StackOutline(expected, Dependencies.of(template), origins, outlines);
  }

  /**
   * Returns this outline, with something happening only to some resources of the stack.
   *
   * @param changes what happens, by logical id
   */
  public StackOutline expecting(Map<String, String> changes) {
    return new StackOutline(changes, dependencies, origins, nested);
  }

  /** Returns this outline with another one for a nested stack. */
  public StackOutline withNested(String logicalId, StackOutline inner) {
    Map<String, StackOutline> more = new LinkedHashMap<>(nested);
    more.put(logicalId, inner);
    return new StackOutline(expected, dependencies, origins, more);
  }

  /** Returns the outline of a nested stack. */
  StackOutline inner(String logicalId) {
    return nested.getOrDefault(logicalId, NONE);
  }

  /** Returns what made a resource, if that is known. */
  Optional<Origin> origin(String logicalId) {
    @Nullable Origin origin = origins.get(logicalId);
    return Optional.ofNullable(origin);
  }
}
