package dev.cumulusc.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Family;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.Node;
import java.util.List;

/** Configurations from text, and what comes of them as text. */
final class Configurations {
  private Configurations() {}

  /** Binds a configuration that has to be free of errors. */
  static Deployment deployment(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Deployment deployment = new DeploymentBinder(diagnostics).bind("default", Yaml.mapping(text));
    assertThat(diagnostics.hasErrors()).as(diagnostics.toString()).isFalse();
    return deployment;
  }

  /** Returns a tree as JSON. */
  static String json(Node node) {
    return JsonText.of(node);
  }

  /**
   * Returns what was reported of the move itself, as {@code line:column code message}. What it
   * means for the time that tasks take is tested apart, by the fixtures of those rules.
   */
  static List<String> reports(Diagnostics diagnostics) {
    return diagnostics.sorted().stream()
        .filter(found -> found.rule().family() != Family.TASK_POLICY)
        .map(Configurations::report)
        .toList();
  }

  private static String report(Diagnostic diagnostic) {
    return diagnostic.at().line()
        + ":"
        + diagnostic.at().column()
        + " "
        + diagnostic.rule().code()
        + " "
        + diagnostic.message();
  }
}
