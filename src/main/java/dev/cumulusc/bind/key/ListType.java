package dev.cumulusc.bind.key;

import dev.cumulusc.model.Located;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of values of one type; empty items are passed over, which is reported. */
public record ListType<E>(ValueType<E> element) implements ValueType<List<Located<E>>> {

  @Override
  public boolean readsPartsAlone() {
    return true;
  }

  @Override
  public String expected() {
    return "a list";
  }

  @Override
  public Optional<List<Located<E>>> read(Node value, Reading reading) {
    if (!(value instanceof SequenceNode sequence)) {
      reading.wrongType(value, expected(), OtherShapes.ofList(value, element));
      return Optional.empty();
    }
    if (reading.assumed().leavesOut(this)
        && sequence.items().stream().anyMatch(item -> isRefused(item, reading))) {
      return Optional.empty();
    }
    List<Located<E>> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      boolean emptyText =
          item instanceof ScalarNode scalar && scalar.isString() && scalar.text().isEmpty();
      if (item.isNull() || (emptyText && !element.takesEmptyText())) {
        reading.item(i, item).emptyValue(item);
      } else {
        reading
            .item(i, item)
            .read(element, item)
            .ifPresent(read -> items.add(new Located<>(read, item.origin())));
      }
    }
    return Optional.of(items);
  }

  private boolean isRefused(Node item, Reading reading) {
    return !item.isNull() && reading.isRefused(element, item);
  }
}
