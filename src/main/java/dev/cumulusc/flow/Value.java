package dev.cumulusc.flow;

import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value that an execution has at some place: all that it can be.
 *
 * <p>Values form a lattice: {@link #join} of two is what either can be, and {@link #UNKNOWN} is
 * what anything can be. A value that would get too deep or too large is known in part only, so that
 * a loop that wraps its input again and again comes to a fixed point.
 */
final class Value {
  private static final int KINDS = Kind.values().length;

  static final Value UNKNOWN =
      new Value(EnumSet.allOf(Kind.class), Members.ANY, Items.ANY, null, List.of());
  static final Value ABSENT = of(Kind.ABSENT);

  private static final int MAX_DEPTH = 10;
  private static final int MAX_SIZE = 1_000;

  /** How many makers are kept of a value; notes name them all. */
  private static final int MAX_MAKERS = 3;

  private final Set<Kind> kinds;
  private final Members members;
  private final Items items;
  private final @Nullable String constant;
  private final List<Maker> makers;
  private final int depth;
  private final int size;
  private final boolean unknown;
  private final int hash;

  private Value(
      Set<Kind> kinds,
      Members members,
      Items items,
      @Nullable String constant,
      List<Maker> makers) {
    this.kinds = Collections.unmodifiableSet(kinds);
    this.members = members;
    this.items = items;
    this.constant = constant;
    this.makers = List.copyOf(makers);
    this.depth = 1 + Math.max(members.depth(), items.depth());
    this.size = 1 + members.size() + items.size();
    this.unknown = kinds.size() == KINDS && members.equals(Members.ANY) && items.equals(Items.ANY);
    this.hash = Objects.hash(kinds, members, items, constant);
  }

  private static Value limited(
      Set<Kind> kinds,
      Members members,
      Items items,
      @Nullable String constant,
      List<Maker> makers) {
    Value value = new Value(kinds, members, items, constant, makers);
    return value.depth > MAX_DEPTH || value.size > MAX_SIZE
        ? new Value(kinds, members.shallow(), Items.all(items.any().shallow()), constant, makers)
        : value;
  }

  /** Returns a value of the same kinds, of which nothing else is known. */
  Value shallow() {
    return isUnknown() ? this : new Value(kinds, Members.ANY, Items.ANY, null, makers);
  }

  /** Returns a value of a kind, of which nothing else is known. */
  static Value of(Kind kind, Maker... makers) {
    return new Value(EnumSet.of(kind), Members.ANY, Items.ANY, null, List.of(makers));
  }

  /**
   * Returns a string or a number that is known.
   *
   * @param constant the string, or the digits of the number
   */
  static Value constant(Kind kind, String constant, Maker... makers) {
    return new Value(EnumSet.of(kind), Members.ANY, Items.ANY, constant, List.of(makers));
  }

  /** Returns the value that a scalar of a definition stands for. */
  static Value literal(ScalarNode scalar, Maker maker) {
    return switch (scalar.kind()) {
      case STRING -> constant(Kind.STRING, scalar.text(), maker);
      case INTEGER, FLOAT -> constant(Kind.NUMBER, scalar.text(), maker);
      case BOOLEAN -> of(Kind.BOOLEAN, maker);
      case NULL -> of(Kind.NULL, maker);
    };
  }

  /** Returns an object that has the given members and no others. */
  static Value object(Map<String, Value> members, Maker maker) {
    return object(new Members(members, Members.Others.NONE), maker);
  }

  static Value object(Members members, Maker... makers) {
    return limited(EnumSet.of(Kind.OBJECT), members, Items.ANY, null, List.of(makers));
  }

  static Value array(Items items, Maker... makers) {
    return limited(EnumSet.of(Kind.ARRAY), Members.ANY, items, null, List.of(makers));
  }

  /**
   * Returns what a function returned, which can be anything. Whoever reads {@code Payload} of it
   * takes it for an answer of {@code lambda:invoke}.
   */
  static Value returned(Maker maker) {
    Members members = new Members(Map.of(Finding.PAYLOAD, ABSENT), Members.Others.ANY);
    return new Value(EnumSet.allOf(Kind.class), members, Items.ANY, null, List.of(maker));
  }

  /** Returns whether a member is missing since a function's result has nothing around it. */
  boolean lacksPayload(String name) {
    return name.equals(Finding.PAYLOAD)
        && makers.stream().anyMatch(maker -> maker.source() == Maker.Source.FUNCTION)
        && member(name).isAbsent();
  }

  /** Returns what either of two values can be. */
  Value join(@Nullable Value other) {
    if (other == null || isUnknown() || equals(other)) {
      return this;
    }
    if (other.isUnknown()) {
      return other;
    }
    Set<Kind> either = EnumSet.copyOf(kinds);
    either.addAll(other.kinds);
    Members joined =
        !canBe(Kind.OBJECT)
            ? other.members
            : other.canBe(Kind.OBJECT) ? members.join(other.members) : members;
    Items all =
        !canBe(Kind.ARRAY)
            ? other.items
            : other.canBe(Kind.ARRAY) ? items.join(other.items) : items;
    Value value = limited(either, joined, all, either(other), union(makers, other.makers));
    return value.equals(this) ? this : value;
  }

  /** Returns the constant that this and another value are, if both that can be one are the same. */
  private @Nullable String either(Value other) {
    if (!canBeConstant()) {
      return other.constant;
    }
    return !other.canBeConstant() || Objects.equals(constant, other.constant) ? constant : null;
  }

  private boolean canBeConstant() {
    return canBe(Kind.STRING) || canBe(Kind.NUMBER);
  }

  private static List<Maker> union(List<Maker> first, List<Maker> second) {
    if (first.containsAll(second) || first.size() >= MAX_MAKERS) {
      return first;
    }
    List<Maker> all = new ArrayList<>(first);
    for (Maker maker : second) {
      if (!all.contains(maker) && all.size() < MAX_MAKERS) {
        all.add(maker);
      }
    }
    return all;
  }

  /** Returns whether nothing at all is known. */
  boolean isUnknown() {
    return unknown;
  }

  boolean canBe(Kind kind) {
    return kinds.contains(kind);
  }

  /** Returns whether there is surely nothing. */
  boolean isAbsent() {
    return kinds.size() == 1 && canBe(Kind.ABSENT);
  }

  /** Returns the same value where something is there: an expression that found none has failed. */
  Value present() {
    if (!canBe(Kind.ABSENT) || isUnknown() || isAbsent()) {
      return this;
    }
    Set<Kind> rest = EnumSet.copyOf(kinds);
    rest.remove(Kind.ABSENT);
    return new Value(rest, members, items, constant, makers);
  }

  /** Returns the object that this is once a member was put into it. */
  Value withMember(String name, Value member) {
    return limited(EnumSet.of(Kind.OBJECT), members.with(name, member), Items.ANY, null, makers);
  }

  /** Returns the same value, of which nothing is known at the place that some names lead to. */
  Value forgetting(List<String> names) {
    if (names.isEmpty() || !kinds.equals(Set.of(Kind.OBJECT))) {
      return UNKNOWN;
    }
    Value member = members.get(names.get(0)).forgetting(names.subList(1, names.size()));
    return withMember(names.get(0), member);
  }

  /** Returns what a member can be; it is absent where the value is no object. */
  Value member(String name) {
    Value member = canBe(Kind.OBJECT) ? members.get(name) : ABSENT;
    return kinds.size() == 1 ? member : member.join(ABSENT);
  }

  /** Returns what an item can be; it is absent where the value is no array. */
  Value item(int index) {
    Value item = canBe(Kind.ARRAY) ? items.get(index) : ABSENT;
    return kinds.size() == 1 ? item : item.join(ABSENT);
  }

  /** Returns what any of the items can be; nothing is known of a value that is no array. */
  Value anyItem() {
    return canBe(Kind.ARRAY) ? items.any() : UNKNOWN;
  }

  Set<Kind> kinds() {
    return kinds;
  }

  Members members() {
    return members;
  }

  Items items() {
    return items;
  }

  /** Returns the string or the digits of the number that this is, if that is known. */
  Optional<String> constant() {
    return Optional.ofNullable(constant);
  }

  List<Maker> makers() {
    return makers;
  }

  int depth() {
    return depth;
  }

  int size() {
    return size;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Value that
            && hash == that.hash
            && kinds.equals(that.kinds)
            && Objects.equals(constant, that.constant)
            && makers.equals(that.makers)
            && members.equals(that.members)
            && items.equals(that.items));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return isUnknown() ? "?" : kinds + " " + members + " " + items;
  }
}
