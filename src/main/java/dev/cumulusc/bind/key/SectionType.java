package dev.cumulusc.bind.key;

import dev.cumulusc.tree.Node;
import java.util.Optional;

/** A mapping with keys of its own. */
public record SectionType(Section section) implements ValueType<Fields> {

  @Override
  public boolean readsPartsAlone() {
    return true;
  }

  @Override
  public String expected() {
    return "a mapping";
  }

  @Override
  public Optional<Fields> read(Node value, Reading reading) {
    return Fields.open(section, value, reading);
  }
}
