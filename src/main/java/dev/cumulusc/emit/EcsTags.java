package dev.cumulusc.emit;

import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Located;
import dev.cumulusc.template.CfnValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tags of a service or a task, as the resources of ECS take them. */
final class EcsTags {
  private EcsTags() {}

  /** Returns the list of tags; nothing where there are none. */
  static Optional<CfnValue> of(EcsService container) {
    List<CfnValue> tags = container.tags().entrySet().stream().map(EcsTags::tag).toList();
    return tags.isEmpty() ? Optional.empty() : Optional.of(CfnValue.list(tags, container.origin()));
  }

  private static CfnValue tag(Map.Entry<Located<String>, Located<String>> tag) {
    return CfnValue.mapping(tag.getKey().origin())
        .put("Key", Values.text(tag.getKey()))
        .put("Value", Values.text(tag.getValue()))
        .build();
  }
}
