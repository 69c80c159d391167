package dev.cumulusc.template;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Finds resources and plain values in a template. */
public final class Resources {
  private Resources() {}

  /** Calls back for each resource of a type that has properties. */
  public static void ofType(
      Template template, String type, BiConsumer<Resource, CfnValue.Mapping> action) {
    for (Resource resource : template.resources().values()) {
      if (resource.type().equals(type)) {
        resource.properties().ifPresent(properties -> action.accept(resource, properties));
      }
    }
  }

  /** Returns the mapping under a name. */
  public static Optional<CfnValue.Mapping> mapping(CfnValue.Mapping mapping, String name) {
    return mapping.get(name) instanceof CfnValue.Mapping found
        ? Optional.of(found)
        : Optional.empty();
  }

  /** Returns the text under a name, if it is a plain one. */
  public static Optional<String> text(CfnValue.Mapping mapping, String name) {
    return mapping.get(name) instanceof CfnValue.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** Returns the whole number from 0 on that a value is or spells. */
  public static Optional<Long> number(@Nullable CfnValue value) {
    return integer(value).filter(number -> number >= 0);
  }

  /** Returns the whole number that a value is or spells. */
  public static Optional<Long> integer(@Nullable CfnValue value) {
    @Nullable String digits =
        value instanceof CfnValue.Number number
            ? number.value()
            : value instanceof CfnValue.Text text ? text.value() : null;
    return digits != null && digits.matches("-?[0-9]{1,15}")
        ? Optional.of(Long.valueOf(digits))
        : Optional.empty();
  }
}
