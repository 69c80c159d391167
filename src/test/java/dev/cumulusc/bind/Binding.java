package dev.cumulusc.bind;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.tree.MappingNode;
import java.util.List;

/** A deployment's block that was bound, and what was found in it. */
record Binding(Deployment deployment, Diagnostics diagnostics) {

  /** Binds a block as if it stood in a file {@code config.yml}. */
  static Binding of(String yaml) {
    Diagnostics diagnostics = new Diagnostics();
    MappingNode block = Yaml.mapping(yaml);
    return new Binding(new DeploymentBinder(diagnostics).bind("dev", block), diagnostics);
  }

  List<String> found() {
    return Found.lines(diagnostics);
  }

  List<String> help() {
    return Found.help(diagnostics);
  }
}
