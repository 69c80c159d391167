package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Optional;

/**
 * What to write for a path, such as {@code buckets.internal.name}, that leads to no value.
 *
 * <p>Only what is written in place of the part that is missing can be a slip for it: the parts
 * before are right, so that they don't make other names nearer.
 */
final class MissingPart {
  /** Longer lists are not read. */
  private static final int KEYS = 8;

  private MissingPart() {}

  /**
   * Returns what to do where a path was not found, as a sentence with a capital letter; nothing if
   * its first part is not there.
   *
   * @param text the text that has the path, whose own value can't be meant in it
   */
  static Optional<String> help(String path, Variables variables, SourceSpan text) {
    for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      String before = path.substring(0, dot);
      Optional<Node> parent = variables.find(before, List.of()).map(Variables.Found::value);
      if (parent.isPresent()) {
        return Optional.of(
            parent.get() instanceof MappingNode mapping
                ? inMapping(before, path.substring(dot + 1), mapping, variables, text)
                : inOther(before, parent.get(), text));
      }
    }
    return Optional.empty();
  }

  /** Returns the path of the first single value at or below a node, such as {@code vpc.vpcId}. */
  static Optional<String> valueBelow(String path, Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.entries().stream()
          .filter(entry -> entry.key().text().matches("[\\w-]+"))
          .flatMap(entry -> valueBelow(path + "." + entry.key().text(), entry.value()).stream())
          .findFirst();
    }
    if (node instanceof SequenceNode list) {
      return list.items().stream()
          .limit(1)
          .flatMap(item -> valueBelow(path + ".0", item).stream())
          .findFirst();
    }
    return node.isNull() ? Optional.empty() : Optional.of(path);
  }

  private static String inMapping(
      String before, String rest, MappingNode mapping, Variables variables, SourceSpan text) {
    int dot = rest.indexOf('.');
    String missing = dot < 0 ? rest : rest.substring(0, dot);
    String behind = dot < 0 ? "" : rest.substring(dot);
    List<String> meant =
        mapping.names().stream()
            .filter(key -> isValue(before + "." + key + behind, variables, text))
            .toList();
    Optional<String> near = Suggestions.nearest(missing, meant);
    if (near.isPresent()) {
      return "Did you mean `" + before + "." + near.get() + behind + "`?";
    }
    List<String> keys = mapping.names();
    String add = "Add `" + missing + "` to `" + before + "`";
    return keys.isEmpty() || keys.size() > KEYS
        ? add + "."
        : add + ", which has only " + Words.all(keys) + ".";
  }

  private static String inOther(String before, Node parent, SourceSpan text) {
    if (parent.span().equals(text)) {
      return "`" + before + "` is this text.";
    }
    return "`"
        + before
        + "` is "
        + (parent instanceof ScalarNode ? "a single value" : parent.describe())
        + ": write `{{"
        + valueBelow(before, parent).orElse(before)
        + "}}`.";
  }

  private static boolean isValue(String path, Variables variables, SourceSpan text) {
    return variables
        .find(path, List.of())
        .map(Variables.Found::value)
        .filter(value -> value instanceof ScalarNode && !value.span().equals(text))
        .isPresent();
  }
}
