package dev.cumulusc.bind.key;

import dev.cumulusc.model.Located;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping of names that the user chooses to values of one type; empty (null) values are left out.
 */
public record MapType<V>(ValueType<V> value)
    implements ValueType<Map<Located<String>, Located<V>>> {

  @Override
  public String expected() {
    return "a mapping";
  }

  @Override
  public Optional<Map<Located<String>, Located<V>>> read(Node node, Reading reading) {
    if (!(node instanceof MappingNode mapping)) {
      reading.wrongType(node, expected());
      return Optional.empty();
    }
    Map<Located<String>, Located<V>> values = new LinkedHashMap<>();
    for (MappingNode.Entry entry : mapping.entries()) {
      Located<String> name = new Located<>(entry.name(), entry.key().origin());
      if (!entry.value().isNull()) {
        value
            .read(entry.value(), reading.named(name))
            .ifPresent(read -> values.put(name, new Located<>(read, entry.value().origin())));
      }
    }
    return Optional.of(values);
  }
}
