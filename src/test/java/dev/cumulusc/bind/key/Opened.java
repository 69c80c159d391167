package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.MappingNode;
import java.util.List;
import java.util.Set;

/** A mapping that was opened by the keys of a section, and what was found in it. */
record Opened(Fields fields, Diagnostics diagnostics) {

  /** Opens a string as the section {@code thing}. */
  static Opened of(Section section, String yaml) {
    Diagnostics diagnostics = new Diagnostics();
    MappingNode node = Yaml.mapping(yaml);
    return of(section, node, diagnostics);
  }

  static Opened of(Section section, MappingNode node, Diagnostics diagnostics) {
    return new Opened(Fields.open(section, node, reading(node, diagnostics)), diagnostics);
  }

  static Reading reading(MappingNode node, Diagnostics diagnostics) {
    return new Reading(
        diagnostics,
        new Usage(node, false, Set.of()),
        origin -> false,
        new Located<>("thing", node.origin()));
  }

  List<String> found() {
    return Found.lines(diagnostics);
  }

  List<String> help() {
    return Found.help(diagnostics);
  }
}
