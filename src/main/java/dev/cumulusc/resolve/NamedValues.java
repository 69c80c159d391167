package dev.cumulusc.resolve;

import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the values that a string of any deployment names, so that one of them needs its key. */
final class NamedValues {
  private final Variables variables;
  private final Set<SourceSpan> places = new HashSet<>();

  private NamedValues(MappingNode configuration) {
    this.variables = Variables.of(configuration, Map.of(), Map.of());
  }

  /**
   * Returns the places of values.
   *
   * @param all the blocks of all deployments, as they are written
   * @param configuration the chosen deployment's resolved configuration, whose values are looked
   *     for
   */
  static Set<SourceSpan> of(MappingNode all, MappingNode configuration) {
    NamedValues named = new NamedValues(configuration);
    named.visit(all);
    return named.places;
  }

  private void visit(Node node) {
    if (node instanceof MappingNode mapping) {
      for (Entry entry : mapping.entries()) {
        visit(entry.key());
        visit(entry.value());
      }
    } else if (node instanceof SequenceNode list) {
      list.items().forEach(this::visit);
    } else if (node instanceof ScalarNode scalar
        && scalar.isString()
        && MustacheText.mayHaveTags(scalar.text())) {
      MustacheText.parse(scalar.text()).tags().stream()
          .filter(tag -> tag.kind() != MustacheTag.Kind.COMMENT)
          .flatMap(tag -> variables.find(tag.name(), List.of()).stream())
          .forEach(found -> places.add(found.value().span()));
    }
  }
}
