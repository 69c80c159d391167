package dev.cumulusc.bind.key;

import dev.cumulusc.model.Located;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mapping of names that the user chooses to mappings with keys of their own. A name whose mapping
 * is empty (null) is passed over, so that a deployment can take away what the default has.
 *
 * @param alsoList whether a list of mappings that each have a {@code name} will do
 */
public record NamedSectionsType(Section item, boolean alsoList) implements ValueType<List<Fields>> {

  private static final String NAME = "name";

  @Override
  public boolean readsPartsAlone() {
    return true;
  }

  @Override
  public String expected() {
    return alsoList ? "a mapping, or a list of mappings with a `name`" : "a mapping";
  }

  @Override
  public Optional<List<Fields>> read(Node value, Reading reading) {
    List<Fields> items = new ArrayList<>();
    if (value instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        if (alsoList) {
          checkName(entry, reading);
        }
        open(new Located<>(entry.name(), entry.key().origin()), entry.value(), reading, items);
      }
    } else if (alsoList
        && value instanceof SequenceNode sequence
        && !OtherShapes.isListOfNames(sequence)) {
      for (int i = 0; i < sequence.items().size(); i++) {
        openItem(sequence.items().get(i), reading.item(i, sequence.items().get(i)), items);
      }
    } else {
      reading.wrongType(value, expected(), OtherShapes.ofMapping(value));
      return Optional.empty();
    }
    return Optional.of(items);
  }

  /** Reports a name that differs from the key, which is the one that counts. */
  private static void checkName(MappingNode.Entry entry, Reading reading) {
    if (entry.value() instanceof MappingNode mapping) {
      mapping
          .entry(NAME)
          .filter(
              name ->
                  !(name.value() instanceof ScalarNode text && text.text().equals(entry.name())))
          .ifPresent(
              name ->
                  reading
                      .diagnostics()
                      .report(
                          KeyRules.INEFFECTIVE_KEY,
                          name.key().origin(),
                          "`name` has no effect: the key `" + entry.name() + "` is the name."));
    }
  }

  private void openItem(Node item, Reading reading, List<Fields> items) {
    if (!(item instanceof MappingNode mapping)) {
      open(reading.name(), item, reading, items);
      return;
    }
    Optional<ScalarNode> name = mapping.scalar(NAME);
    if (name.isEmpty()) {
      reading
          .diagnostics()
          .report(
              KeyRules.MISSING_KEY,
              item.origin(),
              "`"
                  + reading.name().value()
                  + "` has no `name`, which "
                  + item().noun()
                  + " in a list needs.");
      return;
    }
    open(new Located<>(name.get().text(), name.get().origin()), item, reading, items);
  }

  private void open(Located<String> name, Node value, Reading reading, List<Fields> items) {
    if (!value.isNull()) {
      reading.withName(name).read(new SectionType(item), value).ifPresent(items::add);
    }
  }
}
