package dev.cumulusc.template;

import dev.cumulusc.source.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A CloudFormation template.
 *
 * @param sections the top-level sections beside {@code Resources} by name, {@code Parameters} and
 *     {@code Outputs} among them
 * @param resources the resources by logical id, in their order
 */
public record Template(
    Map<String, CfnValue.Member> sections, Map<String, Resource> resources, Origin origin) {

  public static final String FORMAT_VERSION = "2010-09-09";

  public Template {
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
  }

  /** Returns the members of a section that is a mapping, or none. */
  public Map<String, CfnValue.Member> section(String name) {
    CfnValue.Member member = sections.get(name);
    return member != null && member.value() instanceof CfnValue.Mapping mapping
        ? mapping.members()
        : Map.of();
  }

  public Map<String, CfnValue.Member> parameters() {
    return section("Parameters");
  }

  public Map<String, CfnValue.Member> outputs() {
    return section("Outputs");
  }

  /** Returns all values of the template, each before those in it. */
  public Stream<CfnValue> walk() {
    return Stream.concat(
            sections.values().stream().map(CfnValue.Member::value),
            resources.values().stream()
                .flatMap(
                    resource ->
                        Stream.concat(
                            resource.attributes().values().stream(),
                            resource.properties().stream())))
        .flatMap(CfnValue::walk);
  }
}
