package dev.cumulusc.flow;

import dev.cumulusc.asl.service.SdkNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The members that an object can have.
 *
 * @param known the members of known names
 * @param others whether it can have others too
 */
record Members(Map<String, Value> known, Others others) {
  static final Members ANY = new Members(Map.of(), Others.ANY);
  static final Members NONE = new Members(Map.of(), Others.NONE);

  /** Which members an object can have beside the known ones. */
  enum Others {
    /** None. */
    NONE,
    /** Those whose names differ by the case of their letters from a known one. */
    SPELLINGS,
    /** Any. */
    ANY
  }

  Value get(String name) {
    Value value = known.get(name);
    if (value != null) {
      return value;
    }
    return switch (others) {
      case NONE -> Value.ABSENT;
      case ANY -> Value.UNKNOWN;
      case SPELLINGS -> isSpelling(name) ? Value.UNKNOWN : Value.ABSENT;
    };
  }

  /**
   * All names of answers begin with a capital letter, however the API spells them. A member that is
   * known by the SDK's name does not have that of the API.
   */
  private boolean isSpelling(String name) {
    return !name.isEmpty()
        && Character.isUpperCase(name.charAt(0))
        && !known.containsKey(SdkNames.ofMember(name))
        && known.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  Members with(String name, Value value) {
    Map<String, Value> changed = new LinkedHashMap<>(known);
    changed.put(name, value);
    return new Members(changed, others);
  }

  Members join(Members other) {
    if (equals(other)) {
      return this;
    }
    Others either = others.compareTo(other.others) > 0 ? others : other.others;
    Map<String, Value> joined = new LinkedHashMap<>();
    known.forEach((name, value) -> joined.put(name, value.join(other.get(name))));
    other.known.forEach(
        (name, value) -> {
          if (!known.containsKey(name)) {
            joined.put(name, get(name).join(value));
          }
        });
    return new Members(joined, either);
  }

  /** Returns the same names, with little known of what they hold. */
  Members shallow() {
    Map<String, Value> changed = new LinkedHashMap<>();
    known.forEach((name, value) -> changed.put(name, value.shallow()));
    return new Members(changed, others);
  }

  int depth() {
    int depth = 0;
    for (Value value : known.values()) {
      depth = Math.max(depth, value.depth());
    }
    return depth;
  }

  int size() {
    int size = 0;
    for (Value value : known.values()) {
      size += value.size();
    }
    return size;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Members that && others == that.others && known.equals(that.known);
  }

  @Override
  public int hashCode() {
    return Objects.hash(known, others);
  }
}
