package dev.cumulusc.handler;

import dev.cumulusc.handler.Scope.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values that something may have, and whether there may be others. */
final class Found {
  private final List<Value> values = new ArrayList<>();
  private boolean unclear;

  void add(Value value) {
    boolean known =
        values.stream()
            .anyMatch(
                other ->
                    other.node().start() == value.node().start()
                        && other.node().end() == value.node().end()
                        && other.scope().module() == value.scope().module());
    if (!known) {
      values.add(value);
    }
  }

  void add(Found other) {
    other.values.forEach(this::add);
    unclear |= other.unclear;
  }

  /** Adds what was found, if something was; otherwise there may be anything. */
  void addOrUnclear(Optional<Found> other) {
    other.ifPresent(this::add);
    unclear |= other.isEmpty();
  }

  void unclear() {
    unclear = true;
  }

  /** Forgets all, for something that replaces it. */
  void clear() {
    values.clear();
    unclear = false;
  }

  /** Returns the value if there is exactly one and no doubt. */
  Optional<Value> single() {
    return values.size() == 1 && !unclear ? Optional.of(values.get(0)) : Optional.empty();
  }
}
