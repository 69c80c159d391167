package dev.cumulusc.rules.limit;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Finds resources and plain values in a template. */
final class Resources {
  private Resources() {}

  /** Calls back for each resource of a type that has properties. */
  static void ofType(
      Template template, String type, BiConsumer<Resource, CfnValue.Mapping> action) {
    for (Resource resource : template.resources().values()) {
      if (resource.type().equals(type) && resource.properties().isPresent()) {
        action.accept(resource, resource.properties().get());
      }
    }
  }

  /** Returns the mapping under a name. */
  static Optional<CfnValue.Mapping> mapping(CfnValue.Mapping mapping, String name) {
    return mapping.get(name) instanceof CfnValue.Mapping found
        ? Optional.of(found)
        : Optional.empty();
  }

  /** Returns the text under a name, if it is a plain one. */
  static Optional<String> text(CfnValue.Mapping mapping, String name) {
    return mapping.get(name) instanceof CfnValue.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** Returns the whole number that a value is or spells. */
  static OptionalLong number(@Nullable CfnValue value) {
    @Nullable String digits =
        value instanceof CfnValue.Number number
            ? number.value()
            : value instanceof CfnValue.Text text ? text.value() : null;
    return digits != null && digits.matches("[0-9]{1,15}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }
}
