package dev.cumulusc.keep;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The marks of what a template has only because it is kept. */
final class KeptMarks {
  private static final String METADATA = "Metadata";
  private static final String KEPT = "CumuluscKept";
  private static final String RETAINED = "CumuluscRetained";

  private KeptMarks() {}

  /** Adds the marks of resources that are kept, or of which revisions are, to the sections. */
  static void put(
      Map<String, CfnValue.Member> sections,
      Collection<String> kept,
      Collection<String> retained,
      Template template) {
    put(sections, KEPT, kept, template);
    put(sections, RETAINED, retained, template);
  }

  private static void put(
      Map<String, CfnValue.Member> sections,
      String name,
      Collection<String> logicalIds,
      Template template) {
    if (logicalIds.isEmpty()) {
      return;
    }
    CfnValue.Member written = sections.get(METADATA);
    Map<String, CfnValue.Member> members =
        new LinkedHashMap<>(
            written != null && written.value() instanceof CfnValue.Mapping mapping
                ? mapping.members()
                : Map.of());
    CfnValue ids =
        CfnValue.list(
            logicalIds.stream().map(id -> CfnValue.text(id, template.origin())).toList(),
            template.origin());
    members.put(name, new CfnValue.Member(ids, template.origin()));
    sections.put(
        METADATA,
        new CfnValue.Member(new CfnValue.Mapping(members, template.origin()), template.origin()));
  }

  /** Returns what a deployed template has only because it was kept. */
  static List<Kept> of(Template template, Optional<String> nestedStack) {
    List<Kept> kept = new ArrayList<>();
    for (Resource resource : marked(template, KEPT)) {
      kept.add(
          kept(new Kept.WholeResource(Optional.empty(), Optional.empty()), nestedStack, resource));
    }
    for (Resource resource : marked(template, RETAINED)) {
      kept.add(kept(new Kept.Revision(Optional.empty()), nestedStack, resource));
    }
    for (Resource resource : template.resources().values()) {
      resource
          .values()
          .flatMap(CfnValue::walk)
          .flatMap(value -> statement(value).stream())
          .forEach(statement -> kept.add(kept(statement, nestedStack, resource)));
    }
    return kept;
  }

  private static Kept kept(Kept.What what, Optional<String> nestedStack, Resource resource) {
    return new Kept(what, nestedStack, resource.logicalId(), resource.type(), List.of());
  }

  private static List<Resource> marked(Template template, String name) {
    CfnValue.Member marks = template.section(METADATA).get(name);
    return marks != null && marks.value() instanceof CfnValue.Sequence ids
        ? ids.items().stream()
            .filter(CfnValue.Text.class::isInstance)
            .flatMap(
                id -> Stream.ofNullable(template.resources().get(((CfnValue.Text) id).value())))
            .toList()
        : List.of();
  }

  /** Returns a statement of a policy that is there only because it was kept. */
  static Optional<Kept.Statement> statement(CfnValue value) {
    return value instanceof CfnValue.Mapping mapping
            && mapping.get("Sid") instanceof CfnValue.Text id
            && id.value().startsWith(KeptTemplate.SID_PREFIX)
            && mapping.get("Effect") != null
        ? Optional.of(
            new Kept.Statement(
                id.value(), texts(mapping.get("Action")), texts(mapping.get("Resource"))))
        : Optional.empty();
  }

  private static List<String> texts(@Nullable CfnValue value) {
    List<CfnValue> items =
        value instanceof CfnValue.Sequence list
            ? list.items()
            : value == null ? List.of() : List.of(value);
    return items.stream()
        .filter(CfnValue.Text.class::isInstance)
        .map(text -> ((CfnValue.Text) text).value())
        .toList();
  }
}
