package dev.cumulusc.resolve;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The earlier versions of functions that a compilation keeps. They count as the configuration's key
 * {@code oldLambdas} would.
 */
public sealed interface RetainedVersions {
  /** A file lists them, as the key itself would; its path is relative to the application. */
  record Listed(String file) implements RetainedVersions {}

  /**
   * They were found in the account.
   *
   * @param byFunction the versions by function key, the newest first
   */
  record Found(Map<String, List<Version>> byFunction) implements RetainedVersions {
    /** What messages about such a version name as their place. */
    private static final String PLACE = "<deployed versions>";

    public Found {
      Map<String, List<Version>> copy = new LinkedHashMap<>();
      byFunction.forEach((function, versions) -> copy.put(function, List.copyOf(versions)));
      byFunction = Collections.unmodifiableMap(copy);
    }

    /** Returns the value that the configuration's key would have. */
    Node node() {
      Origin origin = Origin.written(SourceFile.of(PLACE, "").start());
      MappingNode functions = MappingNode.empty(origin);
      for (Map.Entry<String, List<Version>> function : byFunction.entrySet()) {
        List<Node> versions = new ArrayList<>();
        function.getValue().forEach(version -> versions.add(version.node(origin)));
        functions =
            functions.with(
                ScalarNode.string(function.getKey(), origin),
                MappingNode.empty(origin)
                    .with(
                        ScalarNode.string("lambdaRefs", origin),
                        new SequenceNode(versions, null, origin)));
      }
      return functions;
    }
  }

  /**
   * An earlier version.
   *
   * @param hash the hash in its alias's name
   * @param label what its alias is described with; may be empty
   * @param inUse whether a running execution holds it, so that it is kept beyond the limit
   */
  record Version(String hash, String label, boolean inUse) {
    private MappingNode node(Origin origin) {
      MappingNode version =
          MappingNode.empty(origin)
              .with(ScalarNode.string("hash", origin), ScalarNode.string(hash, origin));
      MappingNode described =
          label.isEmpty()
              ? version
              : version.with(
                  ScalarNode.string("humanReadableIdentifier", origin),
                  ScalarNode.string(label, origin));
      return described.with(ScalarNode.string("inUse", origin), ScalarNode.bool(inUse, origin));
    }
  }
}
