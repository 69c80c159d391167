package dev.cumulusc.bind.key;

import dev.cumulusc.tree.Node;
import java.util.Optional;

/** A value of any shape. */
public record NodeType() implements ValueType<Node> {

  static final NodeType INSTANCE = new NodeType();

  @Override
  public String expected() {
    return "a value";
  }

  @Override
  public Optional<Node> read(Node value, Reading reading) {
    return Optional.of(value);
  }
}
