package dev.cumulusc.resolve;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a string can put in: the configuration's own keys, overlaid by the variables of {@code
 * .env}, and those by the process environment where {@code .env} has none.
 */
final class Variables {
  private static final Origin ENVIRONMENT =
      Origin.written(SourceFile.of("<environment>", "").start());

  private final MappingNode configuration;
  private final Map<String, ScalarNode> environment;

  private Variables(MappingNode configuration, Map<String, ScalarNode> environment) {
    this.configuration = configuration;
    this.environment = environment;
  }

  /** A value that was found, and where it was set; nothing for the process environment. */
  record Found(Node value) {
    Optional<Origin> setAt() {
      return value.origin().equals(ENVIRONMENT) ? Optional.empty() : Optional.of(value.origin());
    }
  }

  static Variables of(
      MappingNode configuration,
      Map<String, EnvFile.Variable> envFile,
      Map<String, String> processEnvironment) {
    Map<String, ScalarNode> environment = new TreeMap<>();
    processEnvironment.forEach(
        (name, value) -> environment.put(name, ScalarNode.string(value, ENVIRONMENT)));
    envFile.forEach(
        (name, variable) ->
            environment.put(name, ScalarNode.string(variable.value(), variable.origin())));
    return new Variables(configuration, environment);
  }

  /** Returns the environment as a mapping, sorted by name. */
  MappingNode environment() {
    List<MappingNode.Entry> entries = new ArrayList<>();
    environment.forEach(
        (name, value) ->
            entries.add(new MappingNode.Entry(ScalarNode.string(name, value.origin()), value)));
    return new MappingNode(entries, null, ENVIRONMENT);
  }

  /** Returns the same environment over another state of the configuration. */
  Variables over(MappingNode otherConfiguration) {
    return new Variables(otherConfiguration, environment);
  }

  /**
   * Finds a variable.
   *
   * @param name a name, or several with dots between them that lead into mappings and lists; a
   *     single dot is the innermost scope itself
   * @param scopes the values of the sections around the text, the innermost last
   */
  Optional<Found> find(String name, List<Node> scopes) {
    if (name.equals(".")) {
      return Optional.of(
          new Found(scopes.isEmpty() ? configuration : scopes.get(scopes.size() - 1)));
    }
    String[] path = name.indexOf('.') > 0 ? name.split("\\.", -1) : new String[] {name};
    for (int i = scopes.size() - 1; i >= 0; i--) {
      Optional<Node> found = descend(Optional.of(scopes.get(i)), path, 0);
      if (found.isPresent()) {
        return found.map(Found::new);
      }
    }
    return descend(global(path[0]), path, 1).map(Found::new);
  }

  /**
   * Returns the names that could have been meant by one that was not found: those of the whole
   * configuration and the environment. What is missing in a path is up to {@link MissingPart}.
   *
   * @param text the text that has the name: what it is the value of can't be meant in it, nor can a
   *     mapping or a list
   */
  List<String> candidates(String name, SourceSpan text) {
    return candidates(name).stream()
        .filter(
            each ->
                find(each, List.of())
                    .filter(found -> found.value() instanceof ScalarNode)
                    .filter(found -> !found.value().span().equals(text))
                    .isPresent())
        .toList();
  }

  private List<String> candidates(String name) {
    List<String> names = new ArrayList<>(configuration.names());
    names.addAll(environment.keySet());
    int dot = name.indexOf('.');
    return dot < 0 ? names : names.stream().map(root -> root + name.substring(dot)).toList();
  }

  private Optional<Node> global(String name) {
    ScalarNode variable = environment.get(name);
    return variable == null ? configuration.get(name) : Optional.of(variable);
  }

  private static Optional<Node> descend(Optional<Node> start, String[] path, int from) {
    Optional<Node> node = start;
    for (int i = from; i < path.length; i++) {
      String step = path[i];
      node = node.flatMap(parent -> child(parent, step));
    }
    return node;
  }

  /** Returns what is below a node; below one that was taken away (null) there is nothing, too. */
  private static Optional<Node> child(Node parent, String step) {
    if (parent.isNull()) {
      return Optional.of(parent);
    }
    if (parent instanceof MappingNode mapping) {
      return mapping.get(step);
    }
    if (parent instanceof SequenceNode list && step.matches("0|[1-9][0-9]{0,5}")) {
      return list.items().stream().skip(Integer.parseInt(step)).findFirst();
    }
    return Optional.empty();
  }
}
