package dev.cumulusc.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a state finds when it begins.
 *
 * @param input its input
 * @param variables the workflow variables in reach, by their names without the dollar sign
 * @param item the item of the Map around it, as the context object has it
 */
record Environment(Value input, Map<String, Value> variables, Value item) {
  static final Environment START = new Environment(Value.UNKNOWN, Map.of(), Value.UNKNOWN);

  /** Returns the context object, of which only the item is known. */
  Value context() {
    return item.isUnknown() ? item : open("Map", open("Item", open("Value", item)));
  }

  private static Value open(String name, Value member) {
    return Value.object(new Members(Map.of(name, member), Members.Others.ANY));
  }

  Environment withInput(Value newInput) {
    return new Environment(newInput, variables, item);
  }

  Environment withItem(Value newItem) {
    return new Environment(input, variables, newItem);
  }

  Environment with(Map<String, Value> assigned) {
    if (assigned.isEmpty()) {
      return this;
    }
    Map<String, Value> all = new LinkedHashMap<>(variables);
    all.putAll(assigned);
    return new Environment(input, all, item);
  }

  /**
   * Returns what either of two ways to a state brings. A variable that only one of them assigns is
   * what that one made it, since the state fails where it is not assigned.
   */
  Environment join(@Nullable Environment other) {
    if (other == null || equals(other)) {
      return this;
    }
    Map<String, Value> all = new LinkedHashMap<>(variables);
    other.variables.forEach((name, value) -> all.merge(name, value, Value::join));
    return new Environment(input.join(other.input), all, item.join(other.item));
  }

  /** Returns the same, of which nothing is known. */
  Environment forgotten() {
    Map<String, Value> all = new LinkedHashMap<>(variables);
    all.replaceAll((name, value) -> Value.UNKNOWN);
    return new Environment(Value.UNKNOWN, all, item);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Environment that
        && input.equals(that.input)
        && variables.equals(that.variables)
        && item.equals(that.item);
  }

  @Override
  public int hashCode() {
    return Objects.hash(input, variables, item);
  }
}
