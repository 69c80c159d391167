package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import java.util.List;

/** A mapping that was opened by the keys of a section, and what was found in it. */
record Opened(Fields fields, Diagnostics diagnostics) {

  /** Opens a text as the section {@code thing}. */
  static Opened of(Section section, String yaml) {
    Diagnostics diagnostics = new Diagnostics();
    MappingNode node =
        (MappingNode)
            new YamlLoader(diagnostics).load(SourceFile.of("config.yml", yaml)).orElseThrow();
    return of(section, node, diagnostics);
  }

  static Opened of(Section section, MappingNode node, Diagnostics diagnostics) {
    Reading reading =
        new Reading(diagnostics, new Usage(node, false), new Located<>("thing", node.origin()));
    return new Opened(Fields.open(section, node, reading), diagnostics);
  }

  /** Returns what was found, each as {@code line:column code message}. */
  List<String> found() {
    return diagnostics.sorted().stream()
        .map(
            found ->
                found.at().line()
                    + ":"
                    + found.at().column()
                    + " "
                    + found.rule().code()
                    + " "
                    + found.message())
        .toList();
  }

  List<String> help() {
    return diagnostics.sorted().stream().map(found -> found.help().orElse("")).toList();
  }
}
