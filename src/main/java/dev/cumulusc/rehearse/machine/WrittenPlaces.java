package dev.cumulusc.rehearse.machine;

import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a definition that was read from a template's text the places of the workflow that the text
 * was made from, so that messages name the user's line.
 */
public final class WrittenPlaces {
  private WrittenPlaces() {}

  /** Returns the definition with the origins of what stands in the same place of the workflow. */
  public static MappingNode of(MappingNode definition, MappingNode workflow) {
    List<MappingNode.Entry> entries = new ArrayList<>();
    for (MappingNode.Entry entry : definition.entries()) {
      Optional<MappingNode.Entry> written = workflow.entry(entry.name());
      entries.add(
          written
              .map(
                  each ->
                      new MappingNode.Entry(
                          entry.key().withOrigin(each.key().origin()),
                          of(entry.value(), each.value())))
              .orElse(entry));
    }
    return definition.withEntries(entries).withOrigin(workflow.origin());
  }

  private static Node of(Node node, Node written) {
    if (node instanceof MappingNode mapping && written instanceof MappingNode other) {
      return of(mapping, other);
    }
    if (node instanceof SequenceNode list && written instanceof SequenceNode other) {
      List<Node> items = new ArrayList<>();
      for (int i = 0; i < list.items().size(); i++) {
        Node item = list.items().get(i);
        items.add(i < other.items().size() ? of(item, other.items().get(i)) : item);
      }
      return list.withItems(items).withOrigin(other.origin());
    }
    return node instanceof ScalarNode && written instanceof ScalarNode
        ? node.withOrigin(written.origin())
        : node;
  }
}
