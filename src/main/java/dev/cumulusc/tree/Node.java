package dev.cumulusc.tree;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import org.jspecify.annotations.Nullable;

/** A value of a configuration file, with its origin. Nodes never change. */
public sealed interface Node permits MappingNode, SequenceNode, ScalarNode {

  Origin origin();

  /**
   * Returns the tag that was written before the value, without its exclamation marks: {@code files}
   * for {@code !!files}. YAML's own tags say what the value is, and the short tags of intrinsic
   * functions are read as the functions themselves: neither is there any more.
   */
  @Nullable String tag();

  /** Returns the same value with another origin. */
  Node withOrigin(Origin origin);

  /** Names the kind of value for a message: "a mapping", "a list", "text", "a number". */
  String describe();

  /** Returns the place that a message about this value underlines. */
  default SourceSpan span() {
    return origin().primary();
  }

  default boolean isNull() {
    return this instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.NULL;
  }
}
