package dev.cumulusc.compile;

import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** The files that a configuration was written in. */
final class Sources {
  private final Set<SourceFile> files = new LinkedHashSet<>();

  private Sources() {}

  static Set<SourceFile> of(Node configuration) {
    Sources sources = new Sources();
    sources.visit(configuration);
    return sources.files;
  }

  private void visit(Node node) {
    files.add(node.origin().primary().file());
    if (node instanceof MappingNode mapping) {
      mapping
          .entries()
          .forEach(
              entry -> {
                files.add(entry.key().origin().primary().file());
                visit(entry.value());
              });
    } else if (node instanceof SequenceNode sequence) {
      sequence.items().forEach(this::visit);
    }
  }
}
