package dev.cumulusc.artifact;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import java.util.Optional;

/** The version that people know a function's code by. */
public final class PackageVersion {
  private PackageVersion() {}

  /**
   * Returns the {@code version} of the {@code package.json} beside a source folder, if there is
   * one: code is mostly built into a folder of its package.
   */
  public static Optional<String> of(
      Located<String> source, Workspace workspace, Diagnostics diagnostics) {
    String file = source.value() + "/../package.json";
    if (!workspace.hasFolder(source.value()) || !workspace.hasFile(file)) {
      return Optional.empty();
    }
    return workspace
        .read(file, source.origin(), diagnostics)
        .flatMap(new YamlLoader(diagnostics)::load)
        .filter(MappingNode.class::isInstance)
        .flatMap(json -> ((MappingNode) json).scalar("version"))
        .filter(ScalarNode::isTruthy)
        .map(ScalarNode::text);
  }
}
