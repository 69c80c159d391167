package dev.cumulusc.bind.key;

import dev.cumulusc.model.Located;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Optional;

/** A value of one type, or a list of such values; empty (null) items are passed over. */
public record OneOrMoreType<E>(ValueType<E> element) implements ValueType<List<Located<E>>> {

  @Override
  public String expected() {
    return element.expected() + ", or a list of them";
  }

  @Override
  public Optional<List<Located<E>>> read(Node value, Reading reading) {
    if (value instanceof SequenceNode) {
      return new ListType<>(element).read(value, reading);
    }
    return element.read(value, reading).map(read -> List.of(new Located<>(read, value.origin())));
  }
}
