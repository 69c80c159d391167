package dev.cumulusc.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The items that an array can have.
 *
 * @param each the items, if their number is known; otherwise one that stands for all, or none if
 *     each can be anything
 * @param isCounted whether the number is known
 */
record Items(List<Value> each, boolean isCounted) {
  static final Items ANY = new Items(List.of(), false);

  Items {
    each = List.copyOf(each);
  }

  static Items counted(List<Value> items) {
    return new Items(items, true);
  }

  static Items all(Value item) {
    return item.isUnknown() ? ANY : new Items(List.of(item), false);
  }

  /** Returns what any item can be. */
  Value any() {
    return each.stream().reduce(Value::join).orElse(Value.UNKNOWN);
  }

  /** Returns an item; a negative index counts from the end. */
  Value get(int index) {
    if (!isCounted) {
      return any().join(Value.ABSENT);
    }
    int actual = index < 0 ? each.size() + index : index;
    return actual >= 0 && actual < each.size() ? each.get(actual) : Value.ABSENT;
  }

  Items join(Items other) {
    if (equals(other)) {
      return this;
    }
    if (isCounted && other.isCounted && each.size() == other.each.size()) {
      List<Value> joined = new ArrayList<>();
      for (int i = 0; i < each.size(); i++) {
        joined.add(each.get(i).join(other.each.get(i)));
      }
      return counted(joined);
    }
    if (isCounted && each.isEmpty()) {
      return all(other.any());
    }
    return all(other.isCounted && other.each.isEmpty() ? any() : any().join(other.any()));
  }

  int depth() {
    return each.stream().mapToInt(Value::depth).max().orElse(0);
  }

  int size() {
    return each.stream().mapToInt(Value::size).sum();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Items that && isCounted == that.isCounted && each.equals(that.each);
  }

  @Override
  public int hashCode() {
    return Objects.hash(each, isCounted);
  }
}
