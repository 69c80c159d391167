package dev.cumulusc.load;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tags before values: YAML's own, which say what a value is, and those that others read. */
final class Tags {
  private static final String YAML_PREFIX = "tag:yaml.org,2002:";
  private static final Set<String> OWN =
      Set.of("map", "seq", "str", "int", "float", "bool", "null", "timestamp");

  private Tags() {}

  /** Returns the name of one of YAML's own tags: {@code str} for {@code !!str}. */
  static Optional<String> own(Optional<String> tag) {
    return tag.filter(text -> text.startsWith(YAML_PREFIX))
        .map(text -> text.substring(YAML_PREFIX.length()))
        .filter(OWN::contains);
  }

  /** Returns the name of a tag that is not one of YAML's own, without exclamation marks. */
  static @Nullable String custom(Optional<String> tag) {
    if (tag.isEmpty() || tag.get().equals("!") || own(tag).isPresent()) {
      return null;
    }
    String text = tag.get();
    if (text.startsWith(YAML_PREFIX)) {
      return text.substring(YAML_PREFIX.length());
    }
    return text.startsWith("!") ? text.substring(1) : text;
  }

  /** Returns a value without its tag. A single value with a tag is a string, as in quotes. */
  static Node without(Node node) {
    if (node instanceof MappingNode mapping) {
      return new MappingNode(mapping.entries(), null, mapping.origin());
    }
    if (node instanceof SequenceNode list) {
      return new SequenceNode(list.items(), null, list.origin());
    }
    ScalarNode scalar = (ScalarNode) node;
    ScalarNode.Style style =
        scalar.style() == ScalarNode.Style.PLAIN ? ScalarNode.Style.QUOTED : scalar.style();
    return scalar.withStyle(style).withTag(null);
  }

  /** Returns whether a collection of a kind can have a tag. */
  static boolean fit(Optional<String> tag, String kind) {
    return own(tag).map(kind::equals).orElse(true);
  }

  static void report(String tag, SourceSpan at, String found, Diagnostics diagnostics) {
    String name = own(Optional.of(tag)).orElse(tag);
    diagnostics.report(
        LoadRules.TAG_DOES_NOT_FIT,
        at,
        "The tag `!!" + name + "` does not fit " + found + ".",
        "delete the tag.");
  }
}
