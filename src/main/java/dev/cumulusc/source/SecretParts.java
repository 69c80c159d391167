package dev.cumulusc.source;

import java.util.LinkedHashSet;
import java.util.Set;

/** The secrets that were put into a value: each may occur elsewhere without what is around it. */
public final class SecretParts {
  private final Set<String> found = new LinkedHashSet<>();

  private SecretParts() {}

  /** Returns the values of the variables that are secrets and went into a value. */
  public static Set<String> of(Origin origin) {
    SecretParts parts = new SecretParts();
    parts.collect(origin);
    return parts.found;
  }

  private void collect(Origin origin) {
    if (origin instanceof Origin.Interpolated filled) {
      collect(filled.template());
      filled.inputs().stream().filter(Origin.Input::isSecret).forEach(this::collect);
    } else if (origin instanceof Origin.Merged merged) {
      collect(merged.value());
    } else if (origin instanceof Origin.Included included) {
      collect(included.value());
    } else if (origin instanceof Origin.Over over) {
      collect(over.value());
    } else if (origin instanceof Origin.Derived derived) {
      collect(derived.because());
    } else if (origin instanceof Origin.Printed printed) {
      collect(printed.whole());
    }
  }

  private void collect(Origin.Input input) {
    found.add(input.text());
    input.value().ifPresent(this::collect);
  }
}
