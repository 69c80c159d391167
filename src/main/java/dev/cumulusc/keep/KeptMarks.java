package dev.cumulusc.keep;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The marks of what a template has only because it is kept. */
final class KeptMarks {
  private static final String METADATA = "Metadata";
  private static final String NAME = "CumuluscKept";

  private KeptMarks() {}

  /** Adds the marks of resources to the sections of a template. */
  static void put(
      Map<String, CfnValue.Member> sections, List<String> logicalIds, Template template) {
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
    members.put(NAME, new CfnValue.Member(ids, template.origin()));
    sections.put(
        METADATA,
        new CfnValue.Member(new CfnValue.Mapping(members, template.origin()), template.origin()));
  }

  /** Returns what a deployed template has only because it was kept. */
  static List<Kept> of(Template template, Optional<String> nestedStack) {
    List<Kept> kept = new ArrayList<>();
    CfnValue.Member marks = template.section(METADATA).get(NAME);
    if (marks != null && marks.value() instanceof CfnValue.Sequence ids) {
      for (CfnValue id : ids.items()) {
        Resource resource =
            id instanceof CfnValue.Text text ? template.resources().get(text.value()) : null;
        if (resource != null) {
          kept.add(
              new Kept(
                  new Kept.WholeResource(Optional.empty(), Optional.empty()),
                  nestedStack,
                  resource.logicalId(),
                  resource.type(),
                  List.of()));
        }
      }
    }
    for (Resource resource : template.resources().values()) {
      resource
          .values()
          .flatMap(CfnValue::walk)
          .forEach(
              value ->
                  statement(value)
                      .ifPresent(
                          statement ->
                              kept.add(
                                  new Kept(
                                      statement,
                                      nestedStack,
                                      resource.logicalId(),
                                      resource.type(),
                                      List.of()))));
    }
    return kept;
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
