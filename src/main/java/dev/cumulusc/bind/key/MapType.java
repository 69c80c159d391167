package dev.cumulusc.bind.key;

import dev.cumulusc.model.Located;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping of names that the user chooses to values of one type; empty (null) values are left out.
 *
 * @param names what the names have to look like
 */
public record MapType<V>(TextType names, ValueType<V> value)
    implements ValueType<Map<Located<String>, Located<V>>> {

  /** Tags of AWS: at most 128 characters, and the prefix {@code aws:} is reserved, in any case. */
  public static final MapType<String> TAGS =
      new MapType<>(
          TextType.matching(
              "(?s)(?!(?i:aws:)).{1,128}",
              "a key of at most 128 characters that does not begin with `aws:`"),
          TextType.MAYBE_EMPTY);

  /** Makes a type with any names. */
  public MapType(ValueType<V> value) {
    this(TextType.MAYBE_EMPTY, value);
  }

  @Override
  public boolean readsPartsAlone() {
    return true;
  }

  @Override
  public String expected() {
    return "a mapping";
  }

  @Override
  public Optional<Map<Located<String>, Located<V>>> read(Node node, Reading reading) {
    if (!(node instanceof MappingNode mapping)) {
      reading.wrongType(node, expected(), OtherShapes.ofMapping(node));
      return Optional.empty();
    }
    Map<Located<String>, Located<V>> values = new LinkedHashMap<>();
    for (MappingNode.Entry entry : mapping.entries()) {
      Located<String> name = new Located<>(entry.name(), entry.key().origin());
      if (!entry.value().isNull() && names.accepts(entry.key(), reading)) {
        reading
            .withName(name)
            .read(value, entry.value())
            .ifPresent(read -> values.put(name, new Located<>(read, entry.value().origin())));
      }
    }
    return Optional.of(values);
  }
}
