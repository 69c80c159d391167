package dev.cumulusc.bind;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import java.util.List;

/** A deployment's block that was bound, and what was found in it. */
record Binding(Deployment deployment, Diagnostics diagnostics) {

  /** Binds a block as if it stood in a file {@code config.yml}. */
  static Binding of(String yaml) {
    Diagnostics diagnostics = new Diagnostics();
    MappingNode block =
        (MappingNode)
            new YamlLoader(diagnostics).load(SourceFile.of("config.yml", yaml)).orElseThrow();
    return new Binding(new DeploymentBinder(diagnostics).bind("dev", block), diagnostics);
  }

  /** Returns what was found, each as {@code line:column code message}. */
  List<String> found() {
    return diagnostics.sorted().stream().map(Binding::line).toList();
  }

  /** Returns what was found, each as its advice. */
  List<String> help() {
    return diagnostics.sorted().stream().map(found -> found.help().orElse("")).toList();
  }

  private static String line(Diagnostic found) {
    return found.at().line()
        + ":"
        + found.at().column()
        + " "
        + found.rule().code()
        + " "
        + found.message();
  }
}
