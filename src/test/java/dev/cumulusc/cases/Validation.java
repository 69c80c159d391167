package dev.cumulusc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.cli.CommandRunner;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code cumulusc validate --format json} tells. */
final class Validation {
  private Validation() {}

  /** Returns what is found, as the objects of the JSON text. */
  static List<MappingNode> of(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("validate", "--format", "json"));
    all.addAll(arguments);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    new CommandRunner(new PrintWriter(out), new PrintWriter(err), Map.of())
        .run(all.toArray(String[]::new));
    assertThat(out.toString()).as(err.toString()).startsWith("{");
    return Yaml.mapping(out.toString()).sequence("diagnostics").orElseThrow().items().stream()
        .map(MappingNode.class::cast)
        .toList();
  }

  static String codeAndPlace(MappingNode found) {
    return text(found, "code") + " " + text(found, "file") + ":" + text(found, "line");
  }

  static String text(MappingNode found, String key) {
    return found.scalar(key).orElseThrow().text();
  }
}
