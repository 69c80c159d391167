package dev.cumulusc.asl.shape;

import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import java.util.Optional;

/** The languages in which a state picks and shapes its data. */
public enum QueryLanguage {
  JSONPATH("JSONPath"),
  JSONATA("JSONata");

  private final String label;

  QueryLanguage(String label) {
    this.label = label;
  }

  /** Returns the name as definitions have it. */
  public String label() {
    return label;
  }

  /** Returns the language that a machine or a state sets for itself. */
  public static Optional<QueryLanguage> setBy(MappingNode node) {
    String name = node.scalar("QueryLanguage").map(ScalarNode::text).orElse("");
    for (QueryLanguage language : values()) {
      if (language.label.equals(name)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
