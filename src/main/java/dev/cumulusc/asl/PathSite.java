package dev.cumulusc.asl;

import dev.cumulusc.asl.path.ParsedPath;
import dev.cumulusc.asl.shape.ValueType.PathUse;
import dev.cumulusc.tree.ScalarNode;
import java.util.Optional;

/**
 * A path or intrinsic function in a JSONPath state.
 *
 * @param part what it stands in: the state itself, a catcher, a reader, ...
 * @param field the field of the part that it is, or that it stands in
 * @param key the key right before it: the field's, or a payload's that ends in {@code .$}
 * @param use what the field does with the path; empty in a payload, where functions can stand too
 */
public record PathSite(
    Part part,
    String field,
    ScalarNode key,
    ScalarNode value,
    Optional<PathUse> use,
    ParsedPath parsed) {

  /** Returns the state that the path belongs to. */
  public MachineState state() {
    return part.state().orElseThrow();
  }
}
