package dev.cumulusc.bind.key;

import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.Optional;

/** A mapping whose keys are somebody else's business. */
public record MappingType() implements ValueType<MappingNode> {

  public static final MappingType INSTANCE = new MappingType();

  @Override
  public String expected() {
    return "a mapping";
  }

  @Override
  public Optional<MappingNode> read(Node value, Reading reading) {
    if (value instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    reading.wrongType(value, expected(), OtherShapes.ofMapping(value));
    return Optional.empty();
  }
}
