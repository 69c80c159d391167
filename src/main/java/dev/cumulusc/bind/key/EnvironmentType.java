package dev.cumulusc.bind.key;

import dev.cumulusc.model.Expression;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Environment variables: a mapping, or a list whose items are either a {@code name} with a {@code
 * value} or a mapping of variables. A variable without a value (null) is left out, so that a
 * deployment can take away what the default has.
 */
public record EnvironmentType() implements ValueType<Map<Located<String>, Expression>> {

  public static final EnvironmentType INSTANCE = new EnvironmentType();

  @Override
  public boolean readsPartsAlone() {
    return true;
  }

  @Override
  public String expected() {
    return "a mapping of variables";
  }

  @Override
  public Optional<Map<Located<String>, Expression>> read(Node value, Reading reading) {
    Collector collector = new Collector(reading);
    if (value instanceof MappingNode mapping) {
      collector.addAll(mapping);
    } else if (value instanceof SequenceNode sequence) {
      if (sequence.items().stream().allMatch(MappingNode.class::isInstance)) {
        reading
            .diagnostics()
            .report(
                KeyRules.VARIABLE_LIST,
                reading.name().origin(),
                "`" + reading.name().value() + "` is a list, which kes does not understand.",
                "Write a mapping: `NAME: value`.");
      }
      sequence.items().forEach(collector::addItem);
    } else if (!(value instanceof ScalarNode scalar) || !scalar.text().isEmpty()) {
      reading.wrongType(value, expected());
      return Optional.empty();
    }
    return Optional.of(collector.variables);
  }

  private final class Collector {
    private final Reading reading;
    private final Map<Located<String>, Expression> variables = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    Collector(Reading reading) {
      this.reading = reading;
    }

    void addAll(MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        add(new Located<>(entry.name(), entry.key().origin()), entry.value());
      }
    }

    void addItem(Node item) {
      if (!(item instanceof MappingNode mapping)) {
        reading.wrongType(item, expected(), OtherShapes.ofAssignment(item));
        return;
      }
      Optional<ScalarNode> name = mapping.scalar("name");
      Optional<Node> value = mapping.get("value");
      if (name.isPresent() && value.isPresent() && mapping.entries().size() == 2) {
        add(new Located<>(name.get().text(), name.get().origin()), value.get());
      } else {
        addAll(mapping);
      }
    }

    private void add(Located<String> name, Node value) {
      if (value.isNull()) {
        reading
            .diagnostics()
            .report(
                KeyRules.EMPTY_VARIABLE,
                name.origin(),
                "The variable `" + name.value() + "` has no value and is left out.",
                "Write `''` for an empty variable.");
      } else if (names.contains(name.value())) {
        reading
            .diagnostics()
            .report(
                KeyRules.DUPLICATE_VARIABLE,
                name.origin(),
                "The variable `" + name.value() + "` is set a second time.");
      } else {
        reading
            .withName(name)
            .read(ExpressionType.INSTANCE, value)
            .ifPresent(
                expression -> {
                  names.add(name.value());
                  variables.put(name, expression);
                });
      }
    }
  }
}
